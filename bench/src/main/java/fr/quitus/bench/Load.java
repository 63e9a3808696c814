package fr.quitus.bench;

import fr.quitus.domain.value.FundsCentre;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Closed loop: so many clients, each on a virtual thread of its own, each with one command in flight at any time. */
final class Load {
    private static final int SIGNIFICANT_DIGITS = 3;
    /** Longer answers are counted as this. */
    private static final long LATENCY_NS_MAX = Duration.ofMinutes(2).toNanos();

    private final Workload workload;
    private final List<FundsCentre> units;
    private final int clients;

    Load(Workload workload, List<FundsCentre> units, int clients) {
        this.workload = workload;
        this.units = units;
        this.clients = clients;
    }

    /**
     * @param drafts answer times of DraftCommitment, in nanoseconds
     * @param validations answer times of ValidateCommitment, in nanoseconds
     * @param failed commands not accepted, each the end of its pair
     * @param firstFailure what the first of them was answered
     */
    record Result(
            double commandsPerSecond,
            Histogram drafts,
            Histogram validations,
            long failed,
            @Nullable String firstFailure) {}

    Result run(Duration duration) throws InterruptedException {
        ConcurrentHistogram drafts = histogram();
        ConcurrentHistogram validations = histogram();
        LongAdder failed = new LongAdder();
        AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            SplittableRandom random = new SplittableRandom(client);
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end) {
                    try {
                        pair(units.get(random.nextInt(units.size())), drafts, validations);
                    } catch (RuntimeException e) {
                        failed.increment();
                        firstFailure.compareAndSet(null, e.toString());
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        // The last command of each client ends after the time is up: the rate is over the time all of them took.
        double seconds = (System.nanoTime() - begun) / 1e9;
        double commands = drafts.getTotalCount() + validations.getTotalCount();
        return new Result(commands / seconds, drafts, validations, failed.sum(), firstFailure.get());
    }

    private void pair(FundsCentre unit, Histogram drafts, Histogram validations) {
        long begun = System.nanoTime();
        Door.Reply drafted = workload.draft(unit);
        long between = System.nanoTime();
        drafts.recordValue(Math.min(between - begun, LATENCY_NS_MAX));
        workload.validate(drafted);
        validations.recordValue(Math.min(System.nanoTime() - between, LATENCY_NS_MAX));
    }

    static ConcurrentHistogram histogram() {
        return new ConcurrentHistogram(LATENCY_NS_MAX, SIGNIFICANT_DIGITS);
    }
}
