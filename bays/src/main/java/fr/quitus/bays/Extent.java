package fr.quitus.bays;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long the files of a bay's tables were at one moment.
 *
 * @param lsnBefore the files show at least the log up to here
 * @param lsnAfter and, but for what was being done at that instant, no more than up to here
 * @param bytes length by database and file, such as {@code 5/16384}
 */
record Extent(long lsnBefore, long lsnAfter, Map<String, Long> bytes) {
    /** The templates of databases: nobody writes there. */
    private static final Set<String> TEMPLATES = Set.of("1", "4");

    private static final String MAIN_FORK = "[0-9]+(\\.[0-9]+)?";

    /** Bytes of a file; -1 when the bay has no such file. */
    long bytes(String file) {
        return bytes.getOrDefault(file, -1L);
    }

    static Map<String, Long> measure(Path data) throws IOException {
        Path base = data.resolve("base");
        Map<String, Long> bytes = new HashMap<>();
        Files.walkFileTree(base, EnumSet.noneOf(FileVisitOption.class), 2, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return TEMPLATES.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.getFileName().toString().matches(MAIN_FORK)) {
                    bytes.put(base.relativize(file).toString(), attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException && !file.equals(base)) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (e != null && !(e instanceof NoSuchFileException)) {
                    throw e;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes;
    }
}
