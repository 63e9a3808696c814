package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.LogLimits;
import fr.quitus.eventstore.LogSaturatedException;
import fr.quitus.eventstore.OutcomeUnknownException;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.UnacceptableUnitException;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one batch after the other and settles every doubt before the next: nobody is told anything until it is known
 * durable. Used by the appender's thread alone, but for {@link #abort()} and the counters.
 */
final class BatchWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final long PAUSE_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ConnectionSource source;
    private final AppendQueue queue;
    private final LogLimits limits;
    private final BiConsumer<Head, List<StoredEvent>> durable;
    private final Ancestry ancestry;
    private final Tails tails;
    private final DistributionSummary batchUnits;
    private final AppendCounts counts = new AppendCounts();
    private volatile @Nullable WriterSession session;
    private volatile boolean writable;
    private volatile boolean stopping;
    private Head head = new Head(0, -1, -1);
    /** A batch was given up in doubt: until the next takeover, what is read may be older than what gets written. */
    private boolean gaveUpInDoubt;

    BatchWriter(
            ConnectionSource source,
            AppendQueue queue,
            LogLimits limits,
            BiConsumer<Head, List<StoredEvent>> durable,
            Ancestry ancestry,
            MeterRegistry meters) {
        this.source = source;
        this.queue = queue;
        this.limits = limits;
        this.durable = durable;
        this.ancestry = ancestry;
        this.tails = new Tails(limits.knownTailsAggregatesMax());
        this.batchUnits = DistributionSummary.builder("quitus.log.batch.units")
                .description("Units of work written by one commit")
                .register(meters);
    }

    /** Tries once to take the writing over before there is anything to write, so that the head is known. */
    void begin() {
        try {
            takeOver();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("the event log cannot be written yet", e);
            drop();
        }
    }

    /** Ends when every unit is answered, by the deadline at the latest unless the database itself does not answer. */
    void write(List<Waiting> units, long deadlineNanos) {
        new Batch(units, deadlineNanos).settle();
    }

    private WriterSession takeOver() throws SQLException {
        WriterSession fresh = WriterSession.on(source, limits.lockTimeoutMs());
        session = fresh;
        tails.forget();
        long epochBefore = head.epoch();
        head = fresh.takeOver(ancestry, head);
        if (head.epoch() != epochBefore + 1 || gaveUpInDoubt) {
            // Somebody else may have written meanwhile: what was decided here is decided again.
            queue.loseAll();
            gaveUpInDoubt = false;
        }
        counts.takeovers.incrementAndGet();
        writable = true;
        durable.accept(head, List.of());
        return fresh;
    }

    /** Gives the session up; the next batch takes the writing over anew. */
    void drop() {
        writable = false;
        WriterSession old = session;
        session = null;
        if (old != null) {
            old.abort();
        }
    }

    /** Breaks off whatever the database does not answer; what was sent is then in doubt and settled as such. */
    void abort() {
        Optional.ofNullable(session).ifPresent(WriterSession::abort);
    }

    void stop() {
        stopping = true;
    }

    boolean writable() {
        return writable;
    }

    AppendCounts counts() {
        return counts;
    }

    private static void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_MAX_NANOS / 50, PAUSE_MAX_NANOS));
    }

    /** One batch on its way, with what is known of it. */
    private final class Batch {

        private final long deadlineNanos;
        private List<Waiting> left;
        private @Nullable Draft inDoubt;
        private @Nullable Evidence evidence;
        private boolean lookNeeded;
        private boolean checkingDoubt;
        private @Nullable Exception lastFailure;

        Batch(List<Waiting> units, long deadlineNanos) {
            this.left = units;
            this.deadlineNanos = deadlineNanos;
        }

        void settle() {
            while (!left.isEmpty()) {
                if (System.nanoTime() - deadlineNanos >= 0 || (stopping && session == null)) {
                    giveUp();
                    return;
                }
                try {
                    step();
                } catch (SQLException e) {
                    lastFailure = e;
                    failed(e);
                }
            }
        }

        private void step() throws SQLException {
            WriterSession writer = session;
            if (writer == null) {
                writer = takeOver();
                evidence = null;
                if (settledAsWritten(writer)) {
                    return;
                }
            }
            if (lookNeeded) {
                evidence = writer.look(left);
                lookNeeded = false;
            }
            tails.learn(left, writer);
            Draft draft = Draft.of(left, head, tails, evidence == null ? Evidence.NONE : evidence, queue::standsOnLost);
            if (draft.lookNeeded() && evidence == null) {
                lookNeeded = true;
                return;
            }
            draft.refusals().forEach(refusal -> queue.lose(refusal.waiting(), refusal.reason()));
            left = draft.units();
            if (left.isEmpty()) {
                return;
            }
            inDoubt = draft;
            if (draft.isBarrier()) {
                durable.accept(writer.barrier(), List.of());
            } else if (!writer.write(draft)) {
                inDoubt = null;
                notMoved(writer);
                return;
            }
            accept(draft);
        }

        /** After a takeover: the place where our epoch ended tells for certain whether the last batch is in. */
        private boolean settledAsWritten(WriterSession writer) throws SQLException {
            Draft draft = inDoubt;
            if (draft == null) {
                return false;
            }
            checkingDoubt = true;
            Head end = writer.startOf(draft.before().epoch() + 1);
            checkingDoubt = false;
            if (end.sameEnd(draft.after())) {
                counts.settledWritten.incrementAndGet();
                queue.written(draft.units());
                draft.tellPlaces();
                left = List.of();
                return true;
            }
            if (!end.sameEnd(draft.before())) {
                throw new IllegalStateException(
                        "epoch %d ended at %s, but it wrote from %s".formatted(end.epoch() - 1, end, draft.before()));
            }
            counts.settledAgain.incrementAndGet();
            inDoubt = null;
            return false;
        }

        private void notMoved(WriterSession writer) throws SQLException {
            if (writer.head().equals(head)) {
                if (evidence != null) {
                    throw new IllegalStateException("the head stands at %s and will not move".formatted(head));
                }
                lookNeeded = true;
            } else {
                LOG.info("another node took the writing of the event log over from epoch {}", head.epoch());
                drop();
                pause();
            }
        }

        private void accept(Draft draft) {
            if (!draft.isBarrier()) {
                head = draft.after();
                tails.remember(draft.moved());
                durable.accept(head, draft.events());
                batchUnits.record(draft.units().size());
            }
            queue.written(draft.units());
            draft.tellPlaces();
            left = List.of();
        }

        private void failed(SQLException e) {
            boolean takingOver = session == null || !writable || checkingDoubt;
            checkingDoubt = false;
            AppendFailure failure = takingOver ? AppendFailure.IN_DOUBT : AppendFailure.of(e);
            switch (failure) {
                case DUPLICATE -> {
                    inDoubt = null;
                    if (evidence == null) {
                        lookNeeded = true;
                    } else {
                        isolate(e);
                    }
                }
                case POISON -> {
                    inDoubt = null;
                    isolate(e);
                }
                case PASSING -> {
                    inDoubt = null;
                    pause();
                }
                case IN_DOUBT -> {
                    LOG.warn("an append to the event log is in doubt and will be settled: {}", e.getMessage());
                    drop();
                    pause();
                }
            }
        }

        /** Halves the batch until the unit that the database will never accept stands alone. */
        private void isolate(SQLException e) {
            List<Waiting> all = left;
            left = List.of();
            if (all.size() == 1) {
                queue.lose(all.getFirst(), new UnacceptableUnitException(e));
                return;
            }
            int half = all.size() / 2;
            new Batch(all.subList(0, half), deadlineNanos).settle();
            new Batch(all.subList(half, all.size()), deadlineNanos).settle();
        }

        private void giveUp() {
            boolean unknown = inDoubt != null;
            gaveUpInDoubt |= unknown;
            RuntimeException reason = unknown
                    ? new OutcomeUnknownException("the append was not settled in time", lastFailure)
                    : new LogSaturatedException(
                            "the event log could not be written in time: nothing was written", lastFailure);
            for (Waiting waiting : left) {
                if (unknown && !waiting.answer().isDone()) {
                    counts.outcomesUnknown.incrementAndGet();
                }
                queue.lose(waiting, reason);
            }
            left = List.of();
        }
    }
}
