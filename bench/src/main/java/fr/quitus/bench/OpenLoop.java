package fr.quitus.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/** Turns begun at a steady pace, whether or not earlier ones are through: what comes late counts from its due time. */
final class OpenLoop {
    private OpenLoop() {}

    /** One turn, by its number from 0. */
    interface Turn {
        void take(int number) throws Exception;
    }

    /** Returns when the last turn is through. */
    static Sample run(int perSecond, Duration duration, Turn turn) throws InterruptedException {
        ConcurrentHistogram latencies = ClosedLoop.histogram();
        LongAdder failed = new LongAdder();
        AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
        int turns = Math.toIntExact(duration.toSeconds() * perSecond);
        List<Thread> threads = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < turns; i++) {
            int number = i;
            long due = begun + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    turn.take(number);
                    ClosedLoop.record(latencies, System.nanoTime() - due);
                } catch (Exception e) {
                    failed.increment();
                    firstFailure.compareAndSet(null, e.toString());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Sample(turns / seconds, latencies, failed.sum(), firstFailure.get());
    }
}
