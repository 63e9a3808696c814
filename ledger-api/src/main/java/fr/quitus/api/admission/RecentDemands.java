package fr.quitus.api.admission;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Demandes récentes : which demands came lately, let in or not. It forgets under pressure and may take one demand for
 * another, once in a very long while: it only says who waits first when not all can be served.
 */
public final class RecentDemands {
    /** Demands remembered, eight bytes each; a newer one takes the slot of an older one. */
    static final int DEMANDS_MAX = 1 << 18;
    /** How long a demand is remembered. */
    static final int REMEMBERED_MAX_S = 600;

    private static final int SECONDS_BITS = 24;
    private static final long SECONDS_MASK = (1L << SECONDS_BITS) - 1;

    private final AtomicLongArray slots = new AtomicLongArray(DEMANDS_MAX);
    private final LongSupplier nanos;

    /** @param nanos the time, in nanoseconds since the start */
    public RecentDemands(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether this user's demand of that key came lately; from now on it did. */
    public boolean again(String user, String key) {
        long hash = mixed(((long) user.hashCode() << 32) ^ (key.hashCode() & 0xffff_ffffL));
        // From 1 on: an empty slot is none of the first second.
        long now = (TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong()) + 1) & SECONDS_MASK;
        long mark = (hash & ~SECONDS_MASK) | now;
        int slot = (int) (hash & (DEMANDS_MAX - 1));
        long before = slots.getAndSet(slot, mark);
        return (before & ~SECONDS_MASK) == (mark & ~SECONDS_MASK)
                && before != 0
                && ((now - before) & SECONDS_MASK) <= REMEMBERED_MAX_S;
    }

    /** The finaliser of SplitMix64: every bit depends on all. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
