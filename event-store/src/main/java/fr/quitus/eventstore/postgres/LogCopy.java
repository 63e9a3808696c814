package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.MerkleReads;
import fr.quitus.eventstore.ReadableLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.Stretch;
import fr.quitus.proofs.merkle.Frontier;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Copie du journal : the log as one bay holds it, read there and nowhere else: a standby, or a folder started by
 * itself.
 * It ends where this bay ends; nobody is asked whether others hold as much.
 */
public final class LogCopy implements ReadableLog, MerkleReads {
    private static final long POLL_MS = 50;

    private final LogReader reader;

    /** @param reads opens connections to that bay, best after {@link PostgresEventLog#PREPARE_READER} */
    public LogCopy(ConnectionSource reads) {
        this.reader = new LogReader(reads);
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int max) {
        return reader.events(afterPosition, head(), max);
    }

    @Override
    public Stretch stretch(long afterPosition, long upTo, Predicate<String> names) {
        Stretch.check(afterPosition, upTo, head());
        return reader.stretch(afterPosition, upTo, names);
    }

    @Override
    public long head() {
        return reader.visibleHead().position();
    }

    @Override
    public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (head() <= position) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(POLL_MS);
        }
        return true;
    }

    @Override
    public Frontier frontier() {
        return reader.visibleTree().getValue();
    }

    @Override
    public List<byte[]> hashes(int level, long from, int count) {
        return level == 0 ? reader.leafHashes(from, count) : reader.merkleNodes(level, from, count);
    }
}
