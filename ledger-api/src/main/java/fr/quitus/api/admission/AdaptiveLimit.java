package fr.quitus.api.admission;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import java.util.concurrent.TimeUnit;

/**
 * Limite adaptative : as many at once as are served within a target time, on average over a window. Above the target
 * the limit shrinks by a fifth a window, below it grows by one while it is used.
 */
final class AdaptiveLimit {
    /** Shortest time over which requests are averaged. */
    static final long WINDOW_MIN_MS = 100;
    /** Longest. */
    static final long WINDOW_MAX_MS = 1_000;
    /** Of the limit, what is left after a window over the target. */
    private static final double LEFT_AFTER_SLOW = 0.8;

    private final WindowedLimit limit;

    AdaptiveLimit(Bounds bounds) {
        this.limit = WindowedLimit.newBuilder()
                .minWindowTime(WINDOW_MIN_MS, TimeUnit.MILLISECONDS)
                .maxWindowTime(WINDOW_MAX_MS, TimeUnit.MILLISECONDS)
                .build(AIMDLimit.newBuilder()
                        .initialLimit(bounds.max())
                        .minLimit(bounds.min())
                        .maxLimit(bounds.max())
                        .backoffRatio(LEFT_AFTER_SLOW)
                        .timeout(bounds.targetMs(), TimeUnit.MILLISECONDS)
                        .build());
    }

    /**
     * @param min never fewer, however slow
     * @param max never more, however fast; also the first limit
     * @param targetMs time within which a request is to be served on average, waiting for its place apart
     */
    record Bounds(int min, int max, long targetMs) {
        Bounds {
            if (min < 1 || max < min || targetMs < 1) {
                throw new IllegalArgumentException("places from " + min + " to " + max + " for " + targetMs + " ms");
            }
        }

        static Bounds fixed(int places) {
            return new Bounds(places, places, TimeUnit.HOURS.toMillis(1));
        }
    }

    /**
     * A request was served.
     *
     * @param atNanos when it began, since the start
     * @param atOnce held places meanwhile
     * @param dropped whether it was given up for want of capacity: the same as too slow
     */
    void served(long atNanos, long nanos, int atOnce, boolean dropped) {
        limit.onSample(atNanos, nanos, atOnce, dropped);
    }

    int now() {
        return limit.getLimit();
    }
}
