package fr.quitus.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * So many clients, each on a virtual thread of its own, each asking again as soon as it was answered, until the time is
 * up; each asks at least once.
 */
final class ClosedLoop {
    private static final int SIGNIFICANT_DIGITS = 3;
    /** Longer answers are counted as this. */
    private static final long LATENCY_NS_MAX = Duration.ofMinutes(2).toNanos();

    private ClosedLoop() {}

    /** One turn of a client: one question, or a chain of them. */
    interface Turn {
        void take(int client, SplittableRandom random) throws Exception;
    }

    /**
     * What became of a loop.
     *
     * @param seconds until the last client had its last answer, which is after the time was up
     * @param failed turns that ended in an exception
     */
    record Ended(double seconds, long failed, @Nullable String firstFailure) {}

    static Ended run(int clients, Duration duration, Turn turn) throws InterruptedException {
        LongAdder failed = new LongAdder();
        AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < clients; number++) {
            int client = number;
            SplittableRandom random = new SplittableRandom(client);
            threads.add(Thread.ofVirtual().start(() -> {
                do {
                    try {
                        turn.take(client, random);
                    } catch (Exception e) {
                        failed.increment();
                        firstFailure.compareAndSet(null, e.toString());
                    }
                } while (System.nanoTime() < end);
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Ended((System.nanoTime() - begun) / 1e9, failed.sum(), firstFailure.get());
    }

    /** Each turn is one question. */
    static Sample sample(int clients, Duration duration, Turn turn) throws InterruptedException {
        ConcurrentHistogram latencies = histogram();
        Ended ended = run(clients, duration, (client, random) -> {
            long begun = System.nanoTime();
            turn.take(client, random);
            record(latencies, System.nanoTime() - begun);
        });
        return new Sample(latencies.getTotalCount() / ended.seconds(), latencies, ended.failed(), ended.firstFailure());
    }

    static ConcurrentHistogram histogram() {
        return new ConcurrentHistogram(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    }

    static void record(ConcurrentHistogram latencies, long nanos) {
        latencies.recordValue(Math.min(nanos, LATENCY_NS_MAX));
    }
}
