package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.AppendUnit;
import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.LogSaturatedException;
import fr.quitus.eventstore.OutcomeUnknownException;
import fr.quitus.eventstore.StoodOnLostUnitException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that writes the log, and a second that keeps its promise of an answer in time: a
 * database that
 * does not answer holds the first, never a caller.
 */
final class Appender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final long WATCH_PERIOD_MAX_MS = 250;
    private static final long CLOSE_GRACE_MS = 2_000;

    private final AppendQueue queue;
    private final BatchWriter writer;
    private final long settleTimeoutNanos;
    private final Thread appending;
    private final Thread watching;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile InFlight inFlight = InFlight.NOTHING;

    private record InFlight(List<Waiting> units, long deadlineNanos) {
        static final InFlight NOTHING = new InFlight(List.of(), Long.MAX_VALUE);
    }

    Appender(AppendQueue queue, BatchWriter writer, LogLimits limits) {
        this.queue = queue;
        this.writer = writer;
        this.settleTimeoutNanos = TimeUnit.MILLISECONDS.toNanos(limits.settleTimeoutMs());
        long periodMs = Math.clamp(limits.settleTimeoutMs() / 10, 1, WATCH_PERIOD_MAX_MS);
        this.appending = Thread.ofPlatform().daemon().name("event-appender").unstarted(this::appendAll);
        this.watching =
                Thread.ofPlatform().daemon().name("event-appender-watch").unstarted(() -> watch(periodMs));
    }

    /** Starts, and waits until the writing was taken over or could not be. */
    void start() {
        appending.start();
        watching.start();
        try {
            if (!begun.await(settleTimeoutNanos, TimeUnit.NANOSECONDS)) {
                LOG.warn("the event log does not answer yet: it can be read, and is written when it does");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    CompletableFuture<Appended> append(AppendUnit unit) {
        Waiting waiting = new Waiting(unit, System.nanoTime() + settleTimeoutNanos);
        try {
            queue.put(waiting);
        } catch (LogSaturatedException | StoodOnLostUnitException e) {
            waiting.fail(e);
        }
        return waiting.answer();
    }

    private void appendAll() {
        writer.begin();
        begun.countDown();
        for (List<Waiting> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            long deadlineNanos = System.nanoTime() + settleTimeoutNanos;
            inFlight = new InFlight(batch, deadlineNanos);
            try {
                writer.write(batch, deadlineNanos);
            } catch (RuntimeException | Error e) {
                // A fault of ours must not end the thread with callers waiting: they hear it, the next batch starts
                // anew.
                LOG.error("the appender failed on a batch of {} units", batch.size(), e);
                batch.forEach(unit -> queue.lose(unit, new OutcomeUnknownException("the appender failed", e)));
                writer.drop();
            }
            inFlight = InFlight.NOTHING;
        }
        writer.drop();
    }

    private void watch(long periodMs) {
        try {
            while (!closed.await(periodMs, TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                queue.refuseOverdue(now);
                InFlight present = inFlight;
                for (Waiting unit : present.units()) {
                    if (unit.overdue(now)
                            && unit.answer()
                                    .completeExceptionally(
                                            new OutcomeUnknownException("the append was not settled in time"))) {
                        writer.counts().outcomesUnknown.incrementAndGet();
                    }
                }
                if (!present.units().isEmpty() && now - present.deadlineNanos() >= 0 && present.equals(inFlight)) {
                    writer.abort();
                }
            }
        } catch (InterruptedException e) {
            throw new EventStoreException("nobody interrupts the watch", e);
        }
    }

    /** Finishes the batch in hand, refuses what waits, and breaks off what the database does not answer in time. */
    @Override
    public void close() {
        queue.close();
        writer.stop();
        try {
            if (!appending.join(Duration.ofMillis(CLOSE_GRACE_MS))) {
                writer.abort();
                appending.join(Duration.ofMillis(CLOSE_GRACE_MS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closed.countDown();
    }
}
