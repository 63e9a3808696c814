package fr.quitus.api.admission;

import java.util.concurrent.TimeUnit;

/**
 * Retard d'exécution : how much later than they are due those run who need a processor, averaged over the latest. It is
 * what a refusal, or an answer about health, waits for at least, however little there is to do for it; how long
 * commands take does not tell it, for they also wait for storage. One thread tells it, any reads it.
 */
final class Lateness {
    /** Times told over which it is averaged. */
    private static final double AVERAGED = 10;

    private final long maxNanos;
    private volatile double nanos;

    /** @param maxMs above which too many are at work; 0: never */
    Lateness(int maxMs) {
        this.maxNanos = TimeUnit.MILLISECONDS.toNanos(maxMs);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread tells it
    void told(long lateNanos) {
        nanos += (lateNanos - nanos) / AVERAGED;
    }

    long nanos() {
        return (long) nanos;
    }

    boolean isOver() {
        return maxNanos > 0 && nanos > maxNanos;
    }
}
