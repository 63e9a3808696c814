package fr.quitus.bays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Sonde : one look at the storage of one bay, which really writes and reads there. PostgreSQL answers from its memory
 * while the disk under it is gone, so nothing it says is believed that can be read back past every cache: a file
 * written now, one written long ago, the control file, the log it says is on the disk, the length of its files.
 *
 * <p>A look may hang for as long as the disk does: it belongs in a thread of its own.
 */
final class StorageProbe {
    static final String FILE = "probe";
    static final String WITNESS = "probe-witness";
    /** With less than a segment of log left, PostgreSQL stops at the next one it needs. */
    static final long ROOM_BYTES_MIN = WalReading.SEGMENT_BYTES;

    private static final int BYTES = 64 * 1024;
    private static final int WORD_BYTES = 16;
    private static final long BYTES_PER_MB = 1L << 20;
    private static final String CONNECTION_EXCEPTION = "08";
    private static final String SYSTEM_ERROR = "58";
    private static final String INTERNAL_ERROR = "XX";

    private final Bay bay;
    private final String adminPassword;

    StorageProbe(Bay bay, String adminPassword) {
        this.bay = bay;
        this.adminPassword = adminPassword;
    }

    /**
     * What earlier looks at the same process found.
     *
     * @param witnessed true when the old file was there
     * @param walFrom where the log is to be read from; 0 when it never was
     * @param walAgain the log was not right up to here: the same is read again; 0 when it was
     * @param checksumFailures pages that were wrong when the first look asked; -1 when none did
     */
    record Known(boolean witnessed, long walFrom, long walAgain, long checksumFailures) {
        static final Known NOTHING = new Known(false, 0, 0, -1);
    }

    /**
     * What one look found.
     *
     * @param extent null when the bay does not serve, or something was wrong
     */
    record Look(
            Instant at,
            @Nullable StorageFault fault,
            Known known,
            @Nullable Extent extent) {}

    /**
     * Looks once.
     *
     * @param served true when the bay's instance runs and counts; else only its folder is tried, and made if need be
     * @param slot 0, or another number while an earlier look still hangs: each writes a file of its own
     */
    Look look(boolean served, Known known, int slot) {
        Instant at = Instant.now();
        try {
            tryFolder(served, known.witnessed(), slot);
        } catch (IOException | UncheckedIOException | StorageException e) {
            return new Look(at, fault(e), known, null);
        }
        return served
                ? lookAtServer(at, new Known(true, known.walFrom, known.walAgain, known.checksumFailures))
                : new Look(at, null, known, null);
    }

    private void tryFolder(boolean served, boolean witnessed, int slot) throws IOException {
        Path witness = bay.home().resolve(WITNESS);
        if (!served) {
            Folders.create(bay.home());
            Files.deleteIfExists(witness);
        }
        if (!witnessed && !Files.exists(witness)) {
            Folders.writeDurably(witness, text(bay.name().folder().hashCode()));
        }
        requireContent(witness, text(bay.name().folder().hashCode()));
        writeAndReadBack(bay.home().resolve(slot == 0 ? FILE : FILE + "-" + slot));
        requireRoom();
    }

    /** The file is emptied first: the storage has to find room for it each time. */
    private static void writeAndReadBack(Path file) throws IOException {
        String content = text(ThreadLocalRandom.current().nextLong());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        requireContent(file, content);
    }

    private static void requireContent(Path file, String content) throws IOException {
        ByteBuffer read;
        try {
            read = DirectReads.read(file, 0, BYTES);
        } catch (NoSuchFileException e) {
            throw new LyingStorageException("le fichier " + file + ", écrit durablement, a disparu");
        }
        if (!read.equals(StandardCharsets.US_ASCII.encode(content))) {
            throw new LyingStorageException("ce qui est relu dans " + file + " n'est pas ce qui y a été écrit");
        }
    }

    /** Bytes that no other number gives, so that an old block is never taken for a new one. */
    private static String text(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(BYTES);
        while (text.length() < BYTES) {
            String word = Long.toHexString(random.nextLong());
            text.repeat('0', WORD_BYTES - word.length()).append(word);
        }
        return text.toString();
    }

    private void requireRoom() throws IOException {
        FileStore store = Files.getFileStore(bay.home());
        long left = store.getUsableSpace();
        if (left < ROOM_BYTES_MIN) {
            throw new IOException("stockage plein : il reste " + left / BYTES_PER_MB + " Mo, il en faut "
                    + ROOM_BYTES_MIN / BYTES_PER_MB);
        }
    }

    private Look lookAtServer(Instant at, Known known) {
        try (BayLink link = BayLink.open(bay, adminPassword)) {
            BayLink.Stored stored = link.stored();
            if (!stored.inRecovery()) {
                link.writeProbe();
                stored = link.stored();
            }
            Known counted = known.checksumFailures >= 0
                    ? known
                    : new Known(true, known.walFrom, known.walAgain, stored.checksumFailures());
            requireSoundPages(counted, stored);
            Look read = readLogBack(at, counted, stored.storedLsn());
            if (read.fault() != null) {
                return read;
            }
            Map<String, Long> bytes = Extent.measure(bay.data());
            Extent extent = new Extent(stored.appliedLsn(), link.stored().appliedLsn(), bytes);
            return new Look(at, null, read.known(), extent);
        } catch (SQLException e) {
            return new Look(at, fault(e), known, null);
        } catch (IOException | UncheckedIOException e) {
            return new Look(at, fault(e), known, null);
        }
    }

    private void requireSoundPages(Known known, BayLink.Stored stored) throws IOException {
        if (stored.checksumFailures() > known.checksumFailures) {
            throw new RottenPageException(stored.checksumFailures() - known.checksumFailures
                    + " pages relues ne sont pas celles qui ont été écrites");
        }
        ControlData.requireSound(bay.data());
    }

    private Look readLogBack(Instant at, Known known, long storedLsn) {
        boolean again = known.walAgain > 0;
        long upTo = again ? known.walAgain : storedLsn;
        long from = again ? known.walFrom : WalReading.start(known.walFrom, upTo);
        try {
            long end = WalReading.verify(bay.data(), from, upTo);
            return new Look(at, null, new Known(true, end, 0, known.checksumFailures), null);
        } catch (IOException | UncheckedIOException e) {
            return new Look(at, fault(e), new Known(true, from, upTo, known.checksumFailures), null);
        }
    }

    private static StorageFault fault(Exception e) {
        return switch (e) {
            case LyingStorageException lie ->
                StorageFault.lies("Le stockage ne rend pas ce qui y a été écrit : " + lie.getMessage() + ".");
            case RottenPageException rot ->
                StorageFault.rots("Le stockage ne rend plus ce qui y a été écrit : " + rot.getMessage() + ".");
            default -> StorageFault.refuses("Le stockage refuse d'écrire ou de lire : " + e.getMessage() + ".");
        };
    }

    /** An answer, be it a refusal, is not silence; only some refusals tell of the storage. */
    private static @Nullable StorageFault fault(SQLException e) {
        String state = e.getSQLState();
        if (state == null || state.startsWith(CONNECTION_EXCEPTION)) {
            return StorageFault.silent("La baie ne répond pas : " + e.getMessage());
        }
        return state.startsWith(SYSTEM_ERROR) || state.startsWith(INTERNAL_ERROR)
                ? StorageFault.refuses("La base n'arrive pas à lire ou à écrire : " + e.getMessage())
                : null;
    }
}
