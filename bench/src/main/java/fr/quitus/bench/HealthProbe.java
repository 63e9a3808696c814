package fr.quitus.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether the service lives and is ready, ten times a second beside a load and over a connection of its own, as
 * whatever watches it in production does. What comes late counts from its due time.
 */
final class HealthProbe implements AutoCloseable {
    private static final int PER_SECOND = 10;
    private static final String[] PATHS = {"/actuator/health/liveness", "/actuator/health/readiness"};

    private final URI base;
    private final ConcurrentHistogram latencies = ClosedLoop.histogram();
    private final Thread thread;
    private volatile boolean closed;
    private volatile long failed;
    private @Nullable HttpConnection connection;

    HealthProbe(URI base) {
        this.base = base;
        this.thread = Thread.ofPlatform().name("health-probe").daemon().start(this::ask);
    }

    private void ask() {
        long begun = System.nanoTime();
        for (int number = 0; !closed; number++) {
            long due = begun + number * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
            for (long wait = due - System.nanoTime(); wait > 0 && !closed; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            if (!closed) {
                ask(PATHS[number % PATHS.length]);
                ClosedLoop.record(latencies, System.nanoTime() - due);
            }
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes it
    private void ask(String path) {
        try {
            HttpConnection open = connection;
            if (open == null) {
                open = new HttpConnection(base);
                connection = open;
            }
            var answer =
                    open.exchange("GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n", new byte[0]);
            failed += answer.status() == 200 ? 0 : 1;
            if (!open.isReusable()) {
                leave();
            }
        } catch (IOException e) {
            failed++;
            leave();
        }
    }

    private void leave() {
        HttpConnection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What was found. */
    record Found(long asked, long failed, double p50Ms, double p99Ms) {}

    Found found() {
        return new Found(
                latencies.getTotalCount(), failed, TrafficTally.ms(latencies, 50), TrafficTally.ms(latencies, 99));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leave();
    }
}
