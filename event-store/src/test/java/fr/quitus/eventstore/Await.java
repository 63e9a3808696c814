package fr.quitus.eventstore;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition of another thread or of the database, with a deadline. */
public final class Await {

    /** Ends a test that would hang; what is fast is not slowed by it, and what is slow proves nothing by being slow. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Await() {}

    /** Looks again and again until it holds; fails with what was waited for. */
    public static void until(String what, Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() - deadline >= 0) {
                throw new AssertionError("waited %s in vain: %s".formatted(PATIENCE, what));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
