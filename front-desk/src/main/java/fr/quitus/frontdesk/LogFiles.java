package fr.quitus.frontdesk;

import java.util.ArrayList;
import java.util.List;

/**
 * The files of the log as far as they are durable, oldest first; where a record stands is the ordinal of its file and
 * an offset. Guarded by its own monitor; the appender alone changes it.
 */
final class LogFiles {

    private static final int OFFSET_BITS = 32;
    private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;

    private final List<Entry> files = new ArrayList<>();
    private int removed;
    private long bytes;

    /** A file: how long it is, the deposits in it that have not ended, when the last of its others did. */
    private static final class Entry {
        private final long firstBatch;
        private final long firstDeposit;
        private long length = FileHeader.BYTES;
        private int pending;
        private long endedAt;

        private Entry(long firstBatch, long firstDeposit) {
            this.firstBatch = firstBatch;
            this.firstDeposit = firstDeposit;
        }
    }

    /** How far a file is durable. */
    record Extent(long firstBatch, long length) {}

    synchronized void begin(long firstBatch, long firstDeposit) {
        files.add(new Entry(firstBatch, firstDeposit));
        bytes += FileHeader.BYTES;
    }

    synchronized boolean isEmpty() {
        return files.isEmpty();
    }

    /** Size of all files. */
    synchronized long bytes() {
        return bytes;
    }

    synchronized List<Extent> extents() {
        return files.stream()
                .map(file -> new Extent(file.firstBatch, file.length))
                .toList();
    }

    synchronized Extent last() {
        Entry last = files.getLast();
        return new Extent(last.firstBatch, last.length);
    }

    /** Where the byte of this offset in the last file is. */
    synchronized long location(long offset) {
        return (long) (removed + files.size() - 1) << OFFSET_BITS | offset;
    }

    synchronized void extend(long by) {
        files.getLast().length += by;
        bytes += by;
    }

    /** First batch of the file of a location; -1 when it was removed. */
    synchronized long fileOf(long location) {
        int place = place(location);
        return place < 0 ? -1 : files.get(place).firstBatch;
    }

    static int offsetOf(long location) {
        return (int) (location & OFFSET_MASK);
    }

    synchronized void deposited(long location) {
        files.get(place(location)).pending++;
    }

    synchronized void ended(long location, long atMillis) {
        int place = place(location);
        if (place >= 0) {
            Entry file = files.get(place);
            file.pending--;
            file.endedAt = Math.max(file.endedAt, atMillis);
        }
    }

    /**
     * Forgets the oldest files of which nothing is to be kept, never the last.
     *
     * @return their first batches
     */
    synchronized List<Long> removeEndedBefore(long millis) {
        List<Long> gone = new ArrayList<>();
        while (files.size() > 1 && files.getFirst().pending == 0 && files.getFirst().endedAt < millis) {
            Entry file = files.removeFirst();
            removed++;
            bytes -= file.length;
            gone.add(file.firstBatch);
        }
        return gone;
    }

    /** Number of the first deposit that the files may hold. */
    synchronized long firstDeposit() {
        return files.getFirst().firstDeposit;
    }

    private int place(long location) {
        return (int) (location >>> OFFSET_BITS) - removed;
    }
}
