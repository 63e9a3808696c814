package fr.quitus.projections.asking;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lecture hors service : once a question has waited in vain for the database of the views, the next are refused at
 * once instead of waiting as long. One at a time is let through, to see whether it is back.
 */
final class ReadOutage {
    /** How long a question tries, a takeover of bays included. */
    static final Duration READ_WAIT_MAX = Duration.ofSeconds(8);
    /** How long after a failure questions are refused. */
    static final Duration REFUSED_FOR = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile boolean out;
    private volatile long failedAt;

    ReadOutage(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** One question. */
    final class Attempt implements AutoCloseable {
        private final long begun = nanos.getAsLong();
        private final boolean trial;

        private Attempt(boolean trial) {
            this.trial = trial;
        }

        /** Whether there is time for another try. */
        boolean maySpendMore() {
            return !trial && nanos.getAsLong() - begun < READ_WAIT_MAX.toNanos();
        }

        void failed() {
            failedAt = nanos.getAsLong();
            out = true;
        }

        void succeeded() {
            out = false;
        }

        @Override
        public void close() {
            if (trial) {
                trying.set(false);
            }
        }
    }

    /** @param otherwise thrown when the question need not be tried */
    Attempt begin(Supplier<? extends RuntimeException> otherwise) {
        if (!out || nanos.getAsLong() - failedAt > REFUSED_FOR.toNanos()) {
            return new Attempt(false);
        }
        if (trying.compareAndSet(false, true)) {
            return new Attempt(true);
        }
        throw otherwise.get();
    }
}
