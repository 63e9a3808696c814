package fr.quitus.bays;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;

/** Waits for something to become true, and fails with its name when it does not in time. */
final class Await {
    /** Ends a test that would hang; what is fast is not slowed by it, and what is slow proves nothing by being slow. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long POLL_NANOS = 20_000_000;

    private Await() {}

    static void until(String what, Duration timeout, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        Assertions.fail("not within " + timeout.toSeconds() + " s: " + what, last);
    }
}
