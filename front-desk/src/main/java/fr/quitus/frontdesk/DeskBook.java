package fr.quitus.frontdesk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the log holds, as far as it is durable: where each deposit and ending stands. The appender alone changes it, a
 * batch at a time; whoever reads sees whole deposits.
 */
final class DeskBook {

    private final LogFiles files = new LogFiles();
    private volatile DeskIndex index = new DeskIndex(1);
    private volatile long nextBatch = 1;

    LogFiles files() {
        return files;
    }

    DeskIndex index() {
        return index;
    }

    long nextBatch() {
        return nextBatch;
    }

    long nextNumber() {
        return index.lastNumber() + 1;
    }

    /** First batch that is kept, or the next one when there is none. */
    long firstBatch() {
        List<LogFiles.Extent> extents = files.extents();
        return extents.isEmpty() ? nextBatch : extents.getFirst().firstBatch();
    }

    LogFiles.@Nullable Extent lastFile() {
        return files.isEmpty() ? null : files.last();
    }

    void begin(FileHeader header) {
        if (files.isEmpty()) {
            nextBatch = header.firstBatch();
            index = new DeskIndex(header.firstDeposit());
        }
        files.begin(header.firstBatch(), header.firstDeposit());
    }

    /** @param offset where it begins in the last file */
    void deposit(Deposit deposit, long offset) {
        long location = files.location(offset);
        files.deposited(location);
        index.deposit(deposit, location);
    }

    void ending(long number, Ending ending, long offset) {
        DeskIndex.Entry entry = index.entry(number);
        if (entry != null && index.ending(number, ending.accepted(), files.location(offset))) {
            files.ended(entry.deposit(), ending.at().toEpochMilli());
        }
    }

    /** The batch of the next number stands behind the others. */
    void extend(long length) {
        files.extend(length);
        nextBatch++;
    }

    /** @return first batches of the files that are no longer to be kept */
    List<Long> removeEndedBefore(long millis) {
        List<Long> gone = files.removeEndedBefore(millis);
        if (!gone.isEmpty()) {
            index.forgetBelow(files.firstDeposit());
        }
        return gone;
    }

    DeskIndex.@Nullable Entry entry(UUID commandId) {
        return index.entry(commandId);
    }

    DepositCounts counts() {
        return index.counts(files.bytes());
    }
}
