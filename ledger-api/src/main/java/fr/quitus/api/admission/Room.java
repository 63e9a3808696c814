package fr.quitus.api.admission;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** One pool as threads use it: {@link Places} under a lock, those who wait asleep, its limit following the load. */
final class Room {
    private final Pool pool;
    private final LongSupplier nanos;
    private final AdaptiveLimit.Bounds bounds;
    private final AdaptiveLimit adaptive;
    private final Places places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    Room(Pool pool, AdmissionLimits limits, LongSupplier nanos) {
        this.pool = pool;
        this.nanos = nanos;
        this.bounds = limits.bounds(pool);
        this.adaptive = new AdaptiveLimit(bounds);
        this.places = new Places(pool, adaptive.now(), limits.lineMax(), new RetryBudget(limits.retryPercent()));
    }

    /** Asks, and waits until it is decided or the time is over; the place then says which. */
    void ask(Place place, long waitNanos, long closedWaitNanos) {
        boolean closed;
        lock.lock();
        try {
            places.ask(place);
            closed = places.isClosed();
        } finally {
            lock.unlock();
        }
        long deadline = System.nanoTime() + (closed ? Math.max(closedWaitNanos, waitNanos) : waitNanos);
        while (place.isWaiting()) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                giveUp(place);
                return;
            }
            LockSupport.parkNanos(place, left);
        }
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
            places.leave(place);
            changed.signalAll();
            if (counts) {
                adaptive.served(since, nanos.getAsLong() - since, atOnce, dropped);
                if (adaptive.now() != places.limit()) {
                    places.limit(adaptive.now());
                }
            }
        } finally {
            lock.unlock();
        }
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
