package fr.quitus.projections.engine;

import fr.quitus.projections.engine.RebuildReport.Rebuilt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reconstruction ordonnée : one rebuild that somebody ordered, as it stands now. Who watches it asks; he is never
 * waited for.
 */
public final class OrderedRebuild {
    /** Where it stands. */
    public enum State {
        RUNNING,
        /** Somebody wants it stopped; nothing more is switched. */
        CANCELLING,
        /** Every view was switched. */
        DONE,
        /** A view differs or failed; the others were switched. */
        INCOMPLETE,
        /** It was stopped; what had been switched stays so. */
        CANCELLED;

        public boolean ended() {
            return this != RUNNING && this != CANCELLING;
        }
    }

    /**
     * Who ordered what.
     *
     * @param from the copy of the log it is read from; absent for the log itself
     */
    public record Order(
            String author, List<String> views, @Nullable String from) {
        public Order {
            views = List.copyOf(views);
        }
    }

    /**
     * It at one moment.
     *
     * @param revision higher each time anything changed
     * @param endedAt absent while it runs
     * @param finishing the view that is completed, compared and switched just now, after all reading
     * @param position how far the log was read, for {@code finishing} alone where there is one
     * @param target how far it is to be read; it moves on with the log
     * @param remainingSeconds of reading, at this speed; absent before it is known, and when it ended
     * @param verdicts of the views that ended, in their order
     * @param leftOver views whose unfinished tables could not be dropped yet
     * @param detail why the whole failed; empty otherwise
     */
    public record Shown(
            UUID id,
            Order order,
            long revision,
            State state,
            Instant begunAt,
            @Nullable Instant endedAt,
            @Nullable String finishing,
            long position,
            long target,
            double eventsPerSecond,
            @Nullable Long remainingSeconds,
            List<Rebuilt> verdicts,
            List<String> leftOver,
            String detail) {
        public Shown {
            verdicts = List.copyOf(verdicts);
            leftOver = List.copyOf(leftOver);
        }

        public long switched() {
            return verdicts.stream().filter(Rebuilt::switched).count();
        }
    }

    private final UUID id = UUID.randomUUID();
    private final Order order;
    private final Clock clock;
    private final Instant begunAt;
    private final List<Rebuilt> verdicts = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.RUNNING;
    private @Nullable Instant endedAt;
    private @Nullable String finishing;
    private long position = -1;
    private long target = -1;
    private double eventsPerSecond;
    private List<String> leftOver = List.of();
    private String detail = "";
    private long revision;

    OrderedRebuild(Order order, Clock clock) {
        this.order = order;
        this.clock = clock;
        this.begunAt = clock.instant();
    }

    public UUID id() {
        return id;
    }

    /** What it tells its driver, and hears from it. */
    ProgressListener listener() {
        return new Heard();
    }

    public Shown shown() {
        lock.lock();
        try {
            boolean known = !state.ended() && eventsPerSecond > 0;
            return new Shown(
                    id,
                    order,
                    revision,
                    state,
                    begunAt,
                    endedAt,
                    finishing,
                    position,
                    target,
                    eventsPerSecond,
                    known ? (long) Math.ceil(Math.max(0, target - position) / eventsPerSecond) : null,
                    verdicts,
                    leftOver,
                    detail);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for something newer than a revision, or for the end of the time. @return it as it stands then */
    public Shown awaitAfter(long seen, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (revision <= seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return shown();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for its end, or for the end of the time. @return it as it stands then */
    public Shown awaitEnd(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Shown shown = shown();
        while (!shown.state().ended() && System.nanoTime() - deadline < 0) {
            shown = awaitAfter(shown.revision(), Duration.ofNanos(deadline - System.nanoTime()));
        }
        return shown;
    }

    /** Has it stopped at its next step; the rebuild goes on to that. One that ended stays as it ended. */
    public void cancel() {
        change(() -> {
            if (state == State.RUNNING) {
                state = State.CANCELLING;
            }
        });
    }

    void ended(RebuildReport report) {
        boolean cancelled = report.views().stream().anyMatch(view -> view.outcome() == RebuildReport.Outcome.CANCELLED);
        end(cancelled ? State.CANCELLED : report.complete() ? State.DONE : State.INCOMPLETE, report.leftOver(), "");
    }

    void failed(Throwable error) {
        end(State.INCOMPLETE, order.views(), error.toString());
    }

    private void end(State end, List<String> left, String why) {
        change(() -> {
            state = end;
            endedAt = clock.instant();
            finishing = null;
            leftOver = left;
            detail = why;
        });
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            revision++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Heard implements ProgressListener {
        @Override
        public void progressed(long newPosition, long newTarget, double newEventsPerSecond) {
            change(() -> {
                position = newPosition;
                target = newTarget;
                eventsPerSecond = newEventsPerSecond;
            });
        }

        @Override
        public void finishing(String view) {
            change(() -> finishing = view);
        }

        @Override
        public void ended(Rebuilt view) {
            change(() -> verdicts.add(view));
        }

        @Override
        public boolean cancelled() {
            lock.lock();
            try {
                return state == State.CANCELLING;
            } finally {
                lock.unlock();
            }
        }
    }
}
