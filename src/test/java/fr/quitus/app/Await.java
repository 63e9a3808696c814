package fr.quitus.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for something to become true, and fails with its name and what was seen instead when it never does. */
public final class Await {
    /** Ends a test that would hang; what is fast is not slowed by it, and what is slow proves nothing by being slow. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long POLL_NANOS = 10_000_000;

    private Await() {}

    public static void until(String what, Callable<Boolean> condition) {
        until(what, condition, () -> "nothing more is known");
    }

    /** @param seen asked once, when it was waited in vain */
    public static void until(String what, Callable<Boolean> condition, Supplier<?> seen) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("waited in vain for " + what + ": " + seen.get());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
