package fr.quitus.bays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Relecture du journal de la base : what PostgreSQL says is on the disk, read back from the disk. Every page must bear
 * its own address, every record its own checksum, every segment file its full length. Sources: xlog_internal.h,
 * xlogrecord.h of PostgreSQL 18.
 */
final class WalReading {
    static final long SEGMENT_BYTES = 16L << 20;
    /** At most this much of the newest log is read back by one look. */
    static final long WINDOW_BYTES = 1L << 20;

    private static final int PAGE_BYTES = 8_192;
    private static final int MAGIC_OF_18 = 0xD118;
    private static final int PAGE_HEADER_BYTES = 24;
    private static final int FIRST_PAGE_HEADER_BYTES = 40;
    private static final int INFO_OFFSET = 2;
    private static final int ADDRESS_OFFSET = 8;
    private static final int REMAINING_OFFSET = 16;
    private static final int CONTINUES_RECORD = 0x1;
    private static final int OVERWRITES_RECORD = 0x8;
    private static final int RECORD_HEADER_BYTES = 24;
    private static final int RECORD_INFO_OFFSET = 16;
    private static final int RECORD_MANAGER_OFFSET = 17;
    private static final int RECORD_CHECKSUM_OFFSET = 20;
    private static final int SWITCH_INFO = 0x40;
    private static final int NAME_CHARS = 24;
    private static final int TIMELINE_CHARS = 8;
    private static final long NOT_WHOLE = -1;

    private final long first;
    private final long upTo;
    private final ByteBuffer pages;

    private WalReading(long first, long upTo, ByteBuffer pages) {
        this.first = first;
        this.upTo = upTo;
        this.pages = pages;
    }

    /** Where to begin: where the last reading ended when that is near enough, else within the newest segment. */
    static long start(long lastEnd, long upTo) {
        long window = Math.max(0, upTo - WINDOW_BYTES);
        if (lastEnd >= window && lastEnd <= upTo) {
            return lastEnd;
        }
        if (upTo % SEGMENT_BYTES == 0) {
            return upTo; // a segment that was left early ends in zeros: only whoever read it from before knows
        }
        return Math.max(segmentOf(upTo - 1), window - window % PAGE_BYTES);
    }

    /**
     * Reads the log of a data folder back.
     *
     * @param from what {@link #start} said
     * @param upTo up to where the server says that it is on the disk
     * @return where the first record begins that is not whole below {@code upTo}
     * @throws LyingStorageException when the disk holds something else
     */
    static long verify(Path data, long from, long upTo) throws IOException {
        Path folder = data.resolve("pg_wal");
        requireWholeSegments(folder);
        long segment = segmentOf(upTo - 1);
        if (upTo <= 0 || (upTo % SEGMENT_BYTES == 0 && newest(folder, segment) == null)) {
            return from; // a standby that was filled a moment ago received nothing yet
        }
        new WalReading(segment, upTo, load(folder, segment, segment + PAGE_BYTES)).requirePage(segment);
        long first = from - from % PAGE_BYTES;
        return new WalReading(first, upTo, load(folder, first, upTo)).walk(from);
    }

    private static long segmentOf(long lsn) {
        return lsn - Math.floorMod(lsn, SEGMENT_BYTES);
    }

    private static void requireWholeSegments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (isSegment(file)) {
                    requireWhole(file);
                }
            }
        }
    }

    private static void requireWhole(Path file) throws IOException {
        try {
            long bytes = Files.size(file);
            if (bytes != SEGMENT_BYTES) {
                throw new LyingStorageException("le segment " + file.getFileName() + " du journal a " + bytes
                        + " octets au lieu de " + SEGMENT_BYTES);
            }
        } catch (NoSuchFileException e) {
            return; // removed since it was listed: it is no longer needed
        }
    }

    private static boolean isSegment(Path file) {
        return file.getFileName().toString().matches("[0-9A-F]{" + NAME_CHARS + "}");
    }

    /** The file of a segment in the newest history that has one. */
    private static @Nullable Path newest(Path folder, long segment) throws IOException {
        long number = segment / SEGMENT_BYTES;
        long perId = (1L << Integer.SIZE) / SEGMENT_BYTES;
        String suffix = String.format(Locale.ROOT, "%08X%08X", number / perId, number % perId);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(WalReading::isSegment)
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .max((one, two) -> timeline(one).compareTo(timeline(two)))
                    .orElse(null);
        }
    }

    private static String timeline(Path file) {
        return file.getFileName().toString().substring(0, TIMELINE_CHARS);
    }

    private static ByteBuffer load(Path folder, long from, long upTo) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) (upTo - from + PAGE_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = from; at < upTo; ) {
            long segment = segmentOf(at);
            Path file = newest(folder, segment);
            if (file == null) {
                throw new LyingStorageException("le segment du journal en " + at + " a disparu");
            }
            long end = Math.min(upTo, segment + SEGMENT_BYTES);
            int pages = (int) ((end - at + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES);
            ByteBuffer read = DirectReads.read(file, at - segment, pages);
            if (read.remaining() < end - at) {
                throw new LyingStorageException(
                        "le segment " + file.getFileName() + " du journal s'arrête en " + (at + read.remaining()));
            }
            all.put(read);
            at += pages;
        }
        return all.flip();
    }

    /** Records from this place on, each checked. */
    private long walk(long from) throws IOException {
        long at = from % PAGE_BYTES == 0 && from < upTo ? firstRecord(from) : from;
        while (at < upTo) {
            long end = endOfRecord(at);
            if (end == NOT_WHOLE) {
                return at;
            }
            at = end;
        }
        return at;
    }

    /** Where the record that begins here ends, and the next begins. */
    private long endOfRecord(long at) throws IOException {
        long place = at;
        if (place % PAGE_BYTES == 0) {
            requirePage(place);
            place += headerBytes(place);
        }
        if (place + Integer.BYTES > upTo) {
            return NOT_WHOLE;
        }
        int length = pages.getInt(offset(place));
        if (length < RECORD_HEADER_BYTES) {
            throw lie(at, "aucun enregistrement");
        }
        ByteBuffer bytes =
                ByteBuffer.allocate((int) Math.min(length, upTo - place)).order(ByteOrder.LITTLE_ENDIAN);
        while (true) {
            int piece = (int) Math.min(bytes.capacity() - bytes.position(), PAGE_BYTES - place % PAGE_BYTES);
            piece = (int) Math.min(piece, upTo - place);
            bytes.put(bytes.position(), pages, offset(place), piece).position(bytes.position() + piece);
            place += piece;
            if (bytes.position() == length) {
                return checked(at, bytes, place);
            }
            if (place + PAGE_HEADER_BYTES > upTo) {
                return NOT_WHOLE;
            }
            requirePage(place);
            if ((info(place) & OVERWRITES_RECORD) != 0) {
                return place; // its end was never written: a bay was lost, and another went on here
            }
            if ((info(place) & CONTINUES_RECORD) == 0 || remaining(place) != length - bytes.position()) {
                throw lie(place, "la suite de l'enregistrement commencé en " + at + " n'y est pas");
            }
            place += headerBytes(place);
        }
    }

    private static long checked(long at, ByteBuffer record, long end) throws LyingStorageException {
        CRC32C sum = new CRC32C();
        sum.update(record.slice(RECORD_HEADER_BYTES, record.capacity() - RECORD_HEADER_BYTES));
        sum.update(record.slice(0, RECORD_CHECKSUM_OFFSET));
        if ((int) sum.getValue() != record.getInt(RECORD_CHECKSUM_OFFSET)) {
            throw lie(at, "la somme de contrôle de l'enregistrement n'est pas la sienne");
        }
        boolean switches =
                record.get(RECORD_MANAGER_OFFSET) == 0 && (record.get(RECORD_INFO_OFFSET) & 0xF0) == SWITCH_INFO;
        return switches ? segmentOf(end - 1) + SEGMENT_BYTES : aligned(end);
    }

    /** The first record that begins in a page or behind it. */
    private long firstRecord(long page) throws IOException {
        for (long at = page; at + PAGE_HEADER_BYTES <= upTo; at += PAGE_BYTES) {
            requirePage(at);
            int header = headerBytes(at);
            long rest = (info(at) & CONTINUES_RECORD) == 0 ? 0 : Integer.toUnsignedLong(remaining(at));
            if (rest == 0) {
                return at;
            }
            if (header + aligned(rest) < PAGE_BYTES) {
                return at + header + aligned(rest);
            }
        }
        return upTo;
    }

    private void requirePage(long page) throws LyingStorageException {
        int at = offset(page);
        if (Short.toUnsignedInt(pages.getShort(at)) != MAGIC_OF_18 || pages.getLong(at + ADDRESS_OFFSET) != page) {
            throw lie(page, "la page n'est pas celle qui a été écrite");
        }
    }

    private int info(long page) {
        return pages.getShort(offset(page) + INFO_OFFSET);
    }

    private int remaining(long page) {
        return pages.getInt(offset(page) + REMAINING_OFFSET);
    }

    private int offset(long lsn) {
        return (int) (lsn - first);
    }

    private static int headerBytes(long page) {
        return page % SEGMENT_BYTES == 0 ? FIRST_PAGE_HEADER_BYTES : PAGE_HEADER_BYTES;
    }

    private static long aligned(long bytes) {
        return bytes + 7 & ~7L;
    }

    private static LyingStorageException lie(long lsn, String what) {
        return new LyingStorageException("journal relu en " + lsn + " : " + what);
    }
}
