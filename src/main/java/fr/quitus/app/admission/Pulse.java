package fr.quitus.app.admission;

import fr.quitus.api.admission.Admission;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Pouls : is due every few milliseconds among the threads of requests, and tells admission how much later it ran. It
 * has nothing to do itself, so it waits for what every request waits for, a refused one too: a turn on a processor.
 */
final class Pulse implements AutoCloseable {
    /** Between two beats; at rest it uses less than a thousandth of a processor. */
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Admission admission;
    private final Thread thread;
    private volatile boolean closed;

    Pulse(Admission admission) {
        this.admission = admission;
        this.thread = Thread.ofVirtual().name("quitus-pulse").start(this::beat);
    }

    private void beat() {
        while (!closed) {
            long due = System.nanoTime() + EVERY_NANOS;
            LockSupport.parkNanos(EVERY_NANOS);
            admission.late(Math.max(0, System.nanoTime() - due));
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
