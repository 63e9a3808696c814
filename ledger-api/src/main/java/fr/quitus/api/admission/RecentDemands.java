package fr.quitus.api.admission;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Demandes récentes : which demands came lately, and until when those that were refused were told to wait. Who comes
 * again as he was told is no repeat: what is shared out sparingly is for those who do not wait. It forgets under
 * pressure and may take one demand for another, once in a very long while: it only says who waits first when not all
 * can be served.
 */
public final class RecentDemands {
    /** Demands remembered, eight bytes each; a newer one takes the slot of an older one. */
    static final int DEMANDS_MAX = 1 << 18;
    /** How long a demand is remembered, and how long after the time it was told. */
    static final int REMEMBERED_MAX_S = 600;

    private static final int SECONDS_BITS = 24;
    private static final long SECONDS_MASK = (1L << SECONDS_BITS) - 1;

    private final AtomicLongArray slots = new AtomicLongArray(DEMANDS_MAX);
    private final LongSupplier nanos;

    /** @param nanos the time, in nanoseconds since the start */
    public RecentDemands(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What is known of a demand that comes. */
    public enum Known {
        /** Nothing: it may be the first. */
        NEW,
        /** It came lately, and is under way, was answered, or comes before it was told to. */
        AGAIN,
        /** It was refused, and comes when it was told to. */
        AS_TOLD
    }

    /** What is known of this user's demand of that key; asking changes nothing. */
    public Known look(String user, String key) {
        long hash = hash(user, key);
        long before = slots.get(slot(hash));
        if (before == 0 || (before & ~SECONDS_MASK) != (hash & ~SECONDS_MASK)) {
            return Known.NEW;
        }
        long past = (now() - before) & SECONDS_MASK;
        if (past > SECONDS_MASK - REMEMBERED_MAX_S) {
            return Known.AGAIN; // its time is still to come
        }
        return past <= REMEMBERED_MAX_S ? Known.AS_TOLD : Known.NEW;
    }

    /** It came, and is worked on: until it is told otherwise it is not to come again. */
    public void came(String user, String key) {
        told(user, key, REMEMBERED_MAX_S);
    }

    /** It was refused, and may come again after so many seconds. */
    public void told(String user, String key, int seconds) {
        long hash = hash(user, key);
        slots.set(slot(hash), (hash & ~SECONDS_MASK) | ((now() + seconds) & SECONDS_MASK));
    }

    private static long hash(String user, String key) {
        return mixed(((long) user.hashCode() << 32) ^ (key.hashCode() & 0xffff_ffffL));
    }

    private static int slot(long hash) {
        return (int) (hash & (DEMANDS_MAX - 1));
    }

    /** From 1 on: an empty slot is none of the first second. */
    private long now() {
        return TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong()) + 1;
    }

    /** The finaliser of SplitMix64: every bit depends on all. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
