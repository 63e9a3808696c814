package fr.quitus.bays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What a data folder at rest says of itself, read from global/pg_control and from the names in pg_wal, because the
 * binaries we have hold no pg_controldata.
 *
 * @param systemIdentifier made by initdb, the same in a primary and in all its copies
 * @param timeline the highest timeline the folder knows; each promotion opens a new one
 */
record ControlData(long systemIdentifier, int timeline) {
    private static final int CONTROL_VERSION_OF_18 = 1800;
    private static final int VERSION_OFFSET_BYTES = 8;
    private static final int CHECKPOINT_TIMELINE_OFFSET_BYTES = 48;
    private static final int CHECKSUM_OFFSET_BYTES_OF_18 = 292;
    private static final int FILE_BYTES = 8_192;
    private static final int TIMELINE_CHARS = 8;

    static ControlData read(Path data) {
        Path file = data.resolve("global/pg_control");
        try {
            ByteBuffer control = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            if (control.limit() < CHECKPOINT_TIMELINE_OFFSET_BYTES + Integer.BYTES
                    || control.getInt(VERSION_OFFSET_BYTES) != CONTROL_VERSION_OF_18) {
                throw new IOException("not the control file of PostgreSQL 18");
            }
            int timeline = Math.max(control.getInt(CHECKPOINT_TIMELINE_OFFSET_BYTES), newestTimeline(data));
            return new ControlData(control.getLong(0), timeline);
        } catch (IOException e) {
            throw new StorageException("La baie " + data + " est illisible : " + e.getMessage(), e);
        }
    }

    /** Reads global/pg_control back from the disk and compares it with the checksum it bears. */
    static void requireSound(Path data) throws IOException {
        ByteBuffer control = DirectReads.read(data.resolve("global/pg_control"), 0, FILE_BYTES);
        if (control.remaining() != FILE_BYTES) {
            throw new LyingStorageException("pg_control a " + control.remaining() + " octets au lieu de " + FILE_BYTES);
        }
        CRC32C sum = new CRC32C();
        sum.update(control.slice(0, CHECKSUM_OFFSET_BYTES_OF_18));
        if ((int) sum.getValue() != control.getInt(CHECKSUM_OFFSET_BYTES_OF_18)) {
            throw new LyingStorageException("la somme de contrôle de pg_control n'est pas la sienne");
        }
    }

    /** The checkpoint in pg_control is older than a promotion that has just happened; the log's names are not. */
    static int newestTimeline(Path data) throws IOException {
        try (Stream<Path> names = Files.list(data.resolve("pg_wal"))) {
            return names.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9A-F]{24}(\\.partial)?|[0-9A-F]{8}\\.history"))
                    .mapToInt(name -> Integer.parseInt(name.substring(0, TIMELINE_CHARS), 16))
                    .max()
                    .orElse(0);
        }
    }
}
