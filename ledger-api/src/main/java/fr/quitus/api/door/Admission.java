package fr.quitus.api.door;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who is inside the gate: many at once, each for a few milliseconds, or one alone. Whoever wants to be alone takes the
 * places one after the other as they are left, so that nobody pays for it at any other time.
 */
final class Admission {
    /** Longest wait for a place; then the caller is told to come back. */
    static final long ADMISSION_WAIT_MS = 1_000;
    /** Longest wait for everybody else to leave; a command that waits for the log to come back takes half of it. */
    static final long ALONE_WAIT_MS = 30_000;

    private final int placesMax;
    private final Semaphore places;
    private final Semaphore emptying = new Semaphore(1);

    Admission(int placesMax) {
        this.placesMax = placesMax;
        this.places = new Semaphore(placesMax);
    }

    /** Somebody inside. */
    interface Pass {
        void leave();
    }

    Pass one() {
        take(places, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ADMISSION_WAIT_MS));
        return places::release;
    }

    /** Everybody who was inside has left, and nobody comes in before the pass is given back. */
    Pass alone() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ALONE_WAIT_MS);
        take(emptying, deadline);
        int taken = 0;
        try {
            for (; taken < placesMax; taken++) {
                take(places, deadline);
            }
        } catch (DoorRefused e) {
            places.release(taken);
            emptying.release();
            throw e;
        }
        return () -> {
            places.release(placesMax);
            emptying.release();
        };
    }

    private void take(Semaphore semaphore, long deadline) {
        try {
            if (!semaphore.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new DoorRefused(DoorError.SURCHARGE, placesMax + " commandes sont déjà en cours de traitement.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DoorRefused(DoorError.SURCHARGE, "Le service s'arrête.");
        }
    }
}
