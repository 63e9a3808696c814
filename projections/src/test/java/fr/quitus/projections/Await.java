package fr.quitus.projections;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/** Waits for something to become true, and fails with its name when it does not in time. */
public final class Await {
    /** Ends a test that would hang; what is fast is not slowed by it, and what is slow proves nothing by being slow. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long POLL_NANOS = 10_000_000;

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                Assertions.fail("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
