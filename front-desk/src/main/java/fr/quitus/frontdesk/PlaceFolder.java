package fr.quitus.frontdesk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dossier d'un support : the files of the log in one place, its name, and how far it is known to have been written. */
record PlaceFolder(Path path, PlaceDisk disk) {

    private static final String SET_ASIDE = "ecartes";
    private static final String FIRST_LINE = "quitus-front-desk-place.v1";
    private static final int LINES = 4;
    /** What is deposited may name persons. */
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private static final Pattern FILE = Pattern.compile("depots-([0-9]{19})\\.log");

    /**
     * Whose folder it is.
     *
     * @param place drawn when the folder was first filled: a new disk under an old name is another place
     */
    record Identity(String node, UUID desk, UUID place) {}

    Path file(long firstBatch) {
        return path.resolve("depots-%019d.log".formatted(firstBatch));
    }

    /** Null when there is none: an empty place, or a new one. */
    @Nullable Identity identity() throws IOException {
        List<String> lines = SmallFile.readLines(path.resolve("support"), LINES);
        if (lines == null) {
            return null;
        }
        if (!lines.getFirst().equals(FIRST_LINE)) {
            throw new IOException("%s n'est pas un support de guichet que cette version lit".formatted(path));
        }
        return new Identity(lines.get(1), UUID.fromString(lines.get(2)), UUID.fromString(lines.get(3)));
    }

    void identify(Identity identity) throws IOException {
        Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        SmallFile.writeLines(
                path.resolve("support"),
                List.of(
                        FIRST_LINE,
                        identity.node(),
                        identity.desk().toString(),
                        identity.place().toString()),
                disk);
    }

    /** First batches of its files, ascending. */
    TreeSet<Long> files() throws IOException {
        TreeSet<Long> files = new TreeSet<>();
        if (Files.isDirectory(path)) {
            try (Stream<Path> names = Files.list(path)) {
                names.map(name -> FILE.matcher(name.getFileName().toString()))
                        .filter(Matcher::matches)
                        .forEach(name -> files.add(Long.parseLong(name.group(1))));
            }
        }
        return files;
    }

    /** All of a file; empty when there is none. */
    byte[] read(long firstBatch) throws IOException {
        try {
            return Files.readAllBytes(file(firstBatch));
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** A record of a file, whose sum is right. */
    byte[] record(long firstBatch, int at) throws IOException {
        try (FileChannel channel = FileChannel.open(file(firstBatch), StandardOpenOption.READ)) {
            byte[] head = read(channel, at, Batch.RECORD_HEAD_BYTES);
            int length = ByteBuffer.wrap(head).getInt();
            if (length < 0 || length > channel.size() - at) {
                throw new IOException("%s : altéré à l'octet %d".formatted(file(firstBatch), at));
            }
            return Batch.record(read(channel, at, Batch.RECORD_HEAD_BYTES + length), 0, length);
        } catch (DeskException.Damaged e) {
            throw new IOException("%s : altéré à l'octet %d".formatted(file(firstBatch), at), e);
        }
    }

    private static byte[] read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("le fichier finit à l'octet %d".formatted(at + bytes.position()));
            }
        }
        return bytes.array();
    }

    /** Writes a file whole, in the place of what was there. */
    void write(long firstBatch, byte[] bytes) throws IOException {
        SmallFile.write(file(firstBatch), bytes, disk);
    }

    /** The same, and its name is durable when the folder is. */
    void writeUnsynced(long firstBatch, byte[] bytes) throws IOException {
        SmallFile.writeUnsynced(file(firstBatch), bytes, disk);
    }

    void delete(long firstBatch) throws IOException {
        Files.deleteIfExists(file(firstBatch));
        SmallFile.syncFolder(path);
    }

    /** Moves a file out of the way, for a person to look at: nothing that may be a deposit is ever deleted. */
    void setAside(long firstBatch) throws IOException {
        Path aside = path.resolve(SET_ASIDE);
        Files.createDirectories(aside);
        String name = file(firstBatch).getFileName().toString();
        for (int count = 1; ; count++) {
            Path target = aside.resolve(name + '.' + count);
            if (Files.notExists(target)) {
                Files.move(file(firstBatch), target);
                SmallFile.syncFolder(aside);
                SmallFile.syncFolder(path);
                return;
            }
        }
    }

    /** Files that were set aside and that nobody has taken away. */
    List<Path> setAside() throws IOException {
        Path aside = path.resolve(SET_ASIDE);
        if (!Files.isDirectory(aside)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(aside)) {
            return files.sorted().toList();
        }
    }

    /** Number of a batch that is surely on this disk; 0 when it is not known. */
    long head() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path.resolve("fin"));
        } catch (NoSuchFileException e) {
            return 0;
        }
        if (bytes.length != Long.BYTES + Integer.BYTES) {
            return 0;
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        long batch = head.getLong();
        return head.getInt() == Batch.sum(bytes, 0, Long.BYTES) ? batch : 0;
    }

    /**
     * Notes that a batch was forced. Not forced itself: a killed process leaves it in the system's memory, and after a
     * power cut it may tell less, never more, than what is there.
     */
    void head(FileChannel channel, long batch) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(batch);
        head.putInt(Batch.sum(head.array(), 0, Long.BYTES)).flip();
        while (head.hasRemaining()) {
            channel.write(head, head.position());
        }
    }

    /** Writes something and removes it. */
    void probe() throws IOException {
        SmallFile.write(path.resolve("essai"), new byte[] {1}, disk);
        Files.delete(path.resolve("essai"));
    }

    FileChannel openHead() throws IOException {
        return FileChannel.open(path.resolve("fin"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
