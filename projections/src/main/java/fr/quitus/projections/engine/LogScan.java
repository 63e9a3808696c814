package fr.quitus.projections.engine;

import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LogPage;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Reads the log for a rebuild: several readers fetch and decode pages ahead of the one who folds them, who gets them in
 * order. While others write to the log, it takes only its share of the time.
 */
final class LogScan implements AutoCloseable {
    private static final int PERCENT = 100;
    private static final long LOOK_UP_MS = 200;

    private final LogReader log;
    private final ProjectionLimits limits;
    private final ExecutorService readers;
    private long headSeen;
    private boolean alone = true;

    LogScan(LogReader log, ProjectionLimits limits) {
        this.log = log;
        this.limits = limits;
        this.headSeen = log.head();
        this.readers = Executors.newFixedThreadPool(
                limits.rebuildReaders(),
                Thread.ofPlatform().name("projections-rebuild-", 0).daemon(true).factory());
    }

    /**
     * Gives the pages after a position up to another, one after the other, in the caller's thread.
     *
     * @param requireGoing run before each page, and while one is waited for; what it throws ends the reading
     */
    void each(long after, long upTo, Interest interest, Runnable requireGoing, Consumer<LogPage> folding) {
        Queue<Future<LogPage>> ahead = new ArrayDeque<>();
        long asked = after;
        try {
            while (asked < upTo || !ahead.isEmpty()) {
                while (asked < upTo && ahead.size() <= limits.rebuildReaders()) {
                    long from = asked;
                    long to = Math.min(upTo, from + limits.rebuildBatchEventsMax());
                    ahead.add(readers.submit(() -> page(from, to, interest)));
                    asked = to;
                }
                long begun = System.nanoTime();
                folding.accept(read(ahead.remove(), requireGoing));
                leaveToOthers(System.nanoTime() - begun);
            }
        } finally {
            ahead.forEach(page -> page.cancel(true));
        }
    }

    /** Decoded here, where there are several readers; what cannot be decoded is met by the view that needs it. */
    private LogPage page(long after, long upTo, Interest interest) {
        LogPage page = log.page(after, upTo, interest);
        for (LoggedEvent event : page.events()) {
            try {
                interest.readAhead(event);
            } catch (RuntimeException e) {
                break;
            }
        }
        return page;
    }

    private static LogPage read(Future<LogPage> page, Runnable requireGoing) {
        while (true) {
            requireGoing.run();
            try {
                return page.get(LOOK_UP_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // The log may answer late, or never: whoever gave up is not kept waiting for it.
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RebuildCancelled();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException("the log could not be read", e.getCause());
            }
        }
    }

    /** Whether nobody wrote to the log since this began. */
    boolean alone() {
        return alone;
    }

    private void leaveToOthers(long workedNanos) {
        long head = log.head();
        boolean othersWrote = head != headSeen;
        headSeen = head;
        alone &= !othersWrote;
        int share = limits.rebuildSharePercent();
        if (!othersWrote || !limits.rebuildYields()) {
            return;
        }
        try {
            Thread.sleep(java.time.Duration.ofNanos(workedNanos / share * (PERCENT - share)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RebuildCancelled();
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
