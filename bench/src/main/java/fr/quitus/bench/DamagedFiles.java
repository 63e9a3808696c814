package fr.quitus.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Files of a bay, changed behind its back as a failing disk changes them. */
final class DamagedFiles {
    private static final int FLIPPED_BITS = 0x55;

    private DamagedFiles() {}

    /** One byte is another. */
    static void flip(Path path, long place) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(place);
            int before = file.read();
            file.seek(place);
            file.write(before ^ FLIPPED_BITS);
        }
    }

    static void cut(Path path, long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(length);
        }
    }

    /** The segment of the log that is written to: the others are older, or not begun. */
    static Path newestSegment(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("data/pg_wal"))) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
                    .max((one, two) -> modified(one).compareTo(modified(two)))
                    .orElseThrow(() -> new IOException("no log in " + home));
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
