package fr.quitus.api.admission;

import java.util.concurrent.TimeUnit;

/**
 * Retard d'exécution : how much later than they are due those run who need a processor, averaged over the latest. It is
 * what a refusal, or an answer about health, waits for at least, however little there is to do for it; how long
 * commands take does not tell it, for they also wait for storage. One thread tells it, any reads it.
 *
 * <p>Where most of the work is refusing, fewer inside would make no turn come sooner and leave them less: then lateness
 * speaks for nothing.
 */
final class Lateness {
    /** Times told over which it is averaged. */
    private static final double AVERAGED = 10;
    /** The same for what is refused and let in. */
    private static final double DEMANDS_AVERAGED = 100;
    /** Refused for each that is let in, above which it is refusals that make others late. */
    private static final double REFUSED_PER_ADMITTED_MAX = 2;

    private final long maxNanos;
    private volatile double nanos;
    private volatile boolean byRefusals;
    private double admitted;
    private double refused;
    private long admittedBefore;
    private long refusedBefore;

    /** @param maxMs above which too many are at work; 0: never */
    Lateness(int maxMs) {
        this.maxNanos = TimeUnit.MILLISECONDS.toNanos(maxMs);
    }

    /**
     * @param admittedSum let in since the start
     * @param refusedSum refused since the start
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread tells it
    void told(long lateNanos, long admittedSum, long refusedSum) {
        nanos += (lateNanos - nanos) / AVERAGED;
        admitted += (admittedSum - admittedBefore - admitted) / DEMANDS_AVERAGED;
        refused += (refusedSum - refusedBefore - refused) / DEMANDS_AVERAGED;
        admittedBefore = admittedSum;
        refusedBefore = refusedSum;
        byRefusals = refused > REFUSED_PER_ADMITTED_MAX * admitted;
    }

    long nanos() {
        return (long) nanos;
    }

    boolean isOver() {
        return maxNanos > 0 && nanos > maxNanos && !byRefusals;
    }
}
