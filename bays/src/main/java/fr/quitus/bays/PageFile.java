package fr.quitus.bays;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of pages that bear checksums.
 *
 * @param place below the data folder, such as {@code base/5/16384.1}; the same in all bays
 * @param database number of the database; 0 for what all databases share
 * @param filenode number of the relation's files
 * @param segment which of these files, each of a gigabyte
 */
record PageFile(String place, long database, long filenode, int segment) {
    private static final long SEGMENT_PAGES = (1L << 30) / PageChecksum.PAGE_BYTES;
    private static final String SHARED = "global";
    private static final Pattern DATABASE = Pattern.compile("[0-9]+");

    /**
     * Free space maps are left out: the log does not tell of them, so that a machine that loses its power may leave
     * half a page of one, which PostgreSQL empties when it meets it. Temporary files have a letter before their number.
     */
    private static final Pattern NAME = Pattern.compile("([0-9]+)(_vm|_init)?(?:\\.([0-9]+))?");

    private static final int FORK = 2;
    private static final int SEGMENT = 3;

    /** The number of a page in its relation. */
    long block(long pageInFile) {
        return segment * SEGMENT_PAGES + pageInFile;
    }

    /** Where a page of the relation lies in this file, in bytes. */
    long position(long block) {
        return (block - segment * SEGMENT_PAGES) * PageChecksum.PAGE_BYTES;
    }

    Path in(Path data) {
        return data.resolve(place);
    }

    /** All such files of a data folder, in order. A database that is dropped meanwhile is left out. */
    static List<PageFile> of(Path data) throws IOException {
        List<PageFile> files = new ArrayList<>(of(data, SHARED, 0));
        try (DirectoryStream<Path> databases = Files.newDirectoryStream(data.resolve("base"))) {
            for (Path database : databases) {
                String name = database.getFileName().toString();
                if (DATABASE.matcher(name).matches()) {
                    files.addAll(of(data, "base/" + name, Long.parseLong(name)));
                }
            }
        }
        files.sort(Comparator.comparingLong(PageFile::database)
                .thenComparingLong(PageFile::filenode)
                .thenComparing(PageFile::place));
        return files;
    }

    private static List<PageFile> of(Path data, String folder, long database) throws IOException {
        List<PageFile> files = new ArrayList<>();
        Set<Long> unlogged = new HashSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(data.resolve(folder))) {
            for (Path path : found) {
                String name = path.getFileName().toString();
                Matcher parts = NAME.matcher(name);
                if (!parts.matches()) {
                    continue;
                }
                long filenode = Long.parseLong(parts.group(1));
                if ("_init".equals(parts.group(FORK))) {
                    unlogged.add(filenode);
                }
                int segment = parts.group(SEGMENT) == null ? 0 : Integer.parseInt(parts.group(SEGMENT));
                files.add(new PageFile(folder + "/" + name, database, filenode, segment));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        // What is in no log is emptied after a crash, whatever it holds: only its empty form counts.
        files.removeIf(file -> unlogged.contains(file.filenode) && !file.place.endsWith("_init"));
        return files;
    }
}
