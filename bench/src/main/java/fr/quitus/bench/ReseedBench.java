package fr.quitus.bench;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.BayEvent;
import fr.quitus.bays.BayName;
import fr.quitus.bays.BayState;
import fr.quitus.bays.BayStatus;
import fr.quitus.bays.EmbeddedBays;
import fr.quitus.bench.figures.Figure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How fast a destroyed bay is filled again beside a log that is written as fast as it can, and what that costs it. */
final class ReseedBench {
    private static final double SPEED_GOAL_MB_S = 30;
    private static final double THROUGHPUT_GOAL = 0.7;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration TURN = Duration.ofMillis(200);
    private static final long LOOK_AGAIN_NANOS = 5_000_000;
    private static final double NANOS = 1e9;
    private static final int ENVELOPES = 2_000;

    private final Plan plan;
    private final Path data;
    private final EmbeddedBays bays;
    private final PreparedLog prepared;
    private final RawAppend append;
    private final PrintStream progress;
    private final AtomicReference<@Nullable Mark> begun = new AtomicReference<>();
    private final AtomicReference<@Nullable Mark> ended = new AtomicReference<>();

    /**
     * @param events in the log before a bay is destroyed
     * @param calm how long the log is written before each loss, with nothing else under way
     */
    record Plan(long events, int inFlight, int rounds, Duration calm) {}

    /** How many events there were when. */
    private record Mark(long nanos, long events) {
        double perSecondUntil(Mark later) {
            return (later.events - events) / secondsUntil(later);
        }

        double secondsUntil(Mark later) {
            return (later.nanos - nanos) / NANOS;
        }
    }

    private ReseedBench(Plan plan, Path data, EmbeddedBays bays, PreparedLog prepared, PrintStream progress) {
        this.data = data;
        this.plan = plan;
        this.bays = bays;
        this.prepared = prepared;
        this.append = new RawAppend(prepared.log(), EventBytes.ofOneCommand(), ENVELOPES);
        this.progress = progress;
    }

    /** @param data the folder of the bays */
    static Measurement run(Plan plan, Path data, LedgerStorage storage, PrintStream progress) throws Exception {
        EmbeddedBays bays = storage.bays().orElseThrow();
        try (PreparedLog prepared = PreparedLog.beside(storage, "reseed")) {
            return new ReseedBench(plan, data, bays, prepared, progress).run();
        }
    }

    private Measurement run() throws Exception {
        bays.onEvent(this::seen);
        append.run(plan.events(), plan.inFlight());
        List<Double> speeds = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        StringBuilder details =
                new StringBuilder("| round | bay, MB | s until it counts | MB/s | events/s before | meanwhile |\n"
                        + "|---|---|---|---|---|---|\n");
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(enough));
        try {
            for (int round = 1; round <= plan.rounds(); round++) {
                round(round, speeds, shares, details);
            }
        } finally {
            enough.set(true);
            writing.join();
        }
        return new Measurement(
                List.of(
                        Figure.atLeast(
                                "filling a destroyed bay, beside writers, until it counts, median",
                                "MB/s",
                                Figures.median(speeds),
                                SPEED_GOAL_MB_S),
                        Figure.atLeast(
                                "events/s meanwhile, as a share of those before, median",
                                "x",
                                Figures.median(shares),
                                THROUGHPUT_GOAL)),
                details.toString());
    }

    private void round(int round, List<Double> speeds, List<Double> shares, StringBuilder details) throws Exception {
        await("all bays in quorum", () -> bays.statuses().stream()
                .allMatch(status -> status.name() == bays.primary() || isInQuorum(status)));
        Mark calm = mark();
        Thread.sleep(plan.calm());
        Mark loss = mark();
        begun.set(null);
        ended.set(null);
        BayName lost = bays.statuses().stream()
                .filter(ReseedBench::isInQuorum)
                .findFirst()
                .orElseThrow()
                .name();

        bays.destroy(lost);
        await(lost + " back", () -> ended.get() != null);

        Mark from = Objects.requireNonNull(begun.get());
        Mark to = Objects.requireNonNull(ended.get());
        double megabytes = Folders.megabytes(data.resolve(lost.folder()).resolve("data"), "pg_wal");
        double speed = megabytes / from.secondsUntil(to);
        double before = calm.perSecondUntil(loss);
        double meanwhile = from.perSecondUntil(to);
        speeds.add(speed);
        shares.add(meanwhile / before);
        String line = String.format(
                Locale.ROOT,
                "| %d | %,.0f | %.1f | %.0f | %,.0f | %,.0f |%n",
                round,
                megabytes,
                from.secondsUntil(to),
                speed,
                before,
                meanwhile);
        details.append(line);
        progress.print(line);
    }

    private void seen(BayEvent event) {
        if (event instanceof BayEvent.ReseedingStarted) {
            begun.set(mark());
        } else if (event instanceof BayEvent.BackInQuorum && begun.get() != null) {
            ended.set(mark());
        }
    }

    private Mark mark() {
        return new Mark(System.nanoTime(), prepared.log().head() + 1);
    }

    private void write(AtomicBoolean enough) {
        try {
            while (!enough.get()) {
                Sample sample = append.run(TURN, plan.inFlight());
                if (sample.failed() > 0) {
                    throw new IllegalStateException("the log does not take the events: " + sample.firstFailure());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isInQuorum(BayStatus status) {
        return status.state() == BayState.QUORUM;
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
