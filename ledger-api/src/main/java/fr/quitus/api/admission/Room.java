package fr.quitus.api.admission;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One pool as threads use it: {@link Places} under a lock, those who wait asleep, its limit following the load. */
final class Room {
    /** Commands come out in batches, as commits do: the few who may wait do so until they are served, or so long. */
    static final int BATCH_PATIENCE_TIMES = 40;
    /** Who asks for little beside others is next in turn. */
    static final int MODEST_PATIENCE_TIMES = 2;
    /** When no command came out for so long, nor for twice what commands last, the next batch may be far. */
    private static final long BATCH_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(50);

    private static final double BATCHES_APART_MAX = 2;
    /** Requests over which it is averaged how long each lasts. */
    private static final double SERVED_AVERAGED = 50;

    private final Pool pool;
    private final LongSupplier nanos;
    private final AdaptiveLimit.Bounds bounds;
    private final AdaptiveLimit adaptive;
    private final Places places;
    private final int lineMax;
    private final long waitNanos;
    private final Lateness lateness;
    private volatile double servedNanos;
    private volatile long lastOut = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    Room(Pool pool, AdmissionLimits limits, Lateness lateness, LongSupplier nanos) {
        this.pool = pool;
        this.lineMax = limits.lineMax();
        this.waitNanos = TimeUnit.MILLISECONDS.toNanos(limits.waitMs());
        this.lateness = lateness;
        this.nanos = nanos;
        this.bounds = limits.bounds(pool);
        this.adaptive = new AdaptiveLimit(bounds);
        this.places = new Places(pool, adaptive.now(), limits.lineMax(), new RetryBudget(limits.retryPercent()));
    }

    /**
     * Asks, and waits until it is decided or the time is over; the place then says which.
     *
     * @param patientNanos how long who is patient waits, and everybody while somebody is alone
     */
    void ask(Place place, long patientNanos) {
        boolean closed;
        lock.lock();
        try {
            places.ask(place);
            closed = places.isClosed();
        } finally {
            lock.unlock();
        }
        long asked = System.nanoTime();
        while (place.isWaiting()) {
            long patience = patience(place, asked);
            long left = asked
                    + (closed || place.isPatient() ? Math.max(patientNanos, patience) : patience)
                    - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                giveUp(place);
                return;
            }
            LockSupport.parkNanos(place, left);
        }
    }

    /** How long it waits since it asked; longer, when something comes out meanwhile. */
    private long patience(Place place, long asked) {
        long usual = waitNanos * (place.isModest() ? MODEST_PATIENCE_TIMES : 1);
        if (pool != Pool.COMMANDS) {
            // Questions end one by one, and some last long: a place comes back soon or not in time.
            return usual;
        }
        long untilNextBatch = lastOut - asked + Math.max(BATCH_NANOS_MIN, (long) (BATCHES_APART_MAX * servedNanos));
        return Math.max(usual, Math.min(untilNextBatch, waitNanos * BATCH_PATIENCE_TIMES));
    }

    private void giveUp(Place place) {
        lock.lock();
        try {
            places.giveUp(place);
        } finally {
            lock.unlock();
        }
    }

    /** @param dropped whether it came to nothing for want of capacity */
    void leave(Place place, long since, boolean counts, boolean dropped) {
        lock.lock();
        try {
            int atOnce = places.held();
            lastOut = System.nanoTime();
            places.leave(place);
            changed.signalAll();
            if (counts) {
                long lasted = nanos.getAsLong() - since;
                adaptive.served(since, lasted, atOnce, dropped || lateness.isOver());
                if (adaptive.now() != places.limit()) {
                    places.limit(adaptive.now());
                }
                double before = servedNanos;
                servedNanos = before + (lasted - before) / SERVED_AVERAGED;
                places.lineMax(worthWaiting());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Demands in a lane that are served soon: in the time for which one waits, or with the next batch. */
    private int worthWaiting() {
        if (servedNanos < 1) {
            return lineMax;
        }
        long batch = pool == Pool.COMMANDS ? places.limit() : 1;
        return (int) Math.clamp((long) (places.limit() * waitNanos / servedNanos), Math.min(batch, lineMax), lineMax);
    }

    /** Keeps everybody out and waits until those inside have left; otherwise nothing has changed. */
    boolean empty(long waitMs) {
        long left = TimeUnit.MILLISECONDS.toNanos(waitMs);
        boolean keepsOut = false;
        boolean empty = false;
        lock.lock();
        try {
            while (left > 0 && !empty) {
                if (!keepsOut && !places.isClosed()) {
                    places.close();
                    keepsOut = true;
                }
                empty = keepsOut && places.held() == 0;
                left = empty ? left : changed.awaitNanos(left);
            }
            return empty;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (keepsOut && !empty) {
                reopen();
            }
            lock.unlock();
        }
    }

    void open() {
        lock.lock();
        try {
            reopen();
        } finally {
            lock.unlock();
        }
    }

    private void reopen() {
        places.open();
        changed.signalAll();
    }

    /** Why who comes now would be refused at once; absent when he would be let in or wait. */
    @Nullable Refusal atOnce(Visit visit) {
        lock.lock();
        try {
            return places.atOnce(visit);
        } finally {
            lock.unlock();
        }
    }

    /** What it holds now. */
    <T> T look(Function<Places, T> at) {
        lock.lock();
        try {
            return at.apply(places);
        } finally {
            lock.unlock();
        }
    }

    Pool pool() {
        return pool;
    }

    AdaptiveLimit.Bounds bounds() {
        return bounds;
    }
}
