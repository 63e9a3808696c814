package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * The views of a ledger in use: requests by HTTP at a steady pace with and without rebuilds beside them, how long after
 * its answer a command is shown, and whether anyone who waits for his own command ever misses it.
 */
final class ViewsBench {
    private static final int REQUESTS_PER_SECOND = 200;
    private static final double P99_OF_NORMAL_GOAL = 2;
    private static final int PREPARING_CLIENTS = 128;
    private static final int READERS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private static final int COMMANDS_PER_SECOND = 1_000;
    private static final double LAG_P99_GOAL_MS = 500;
    private static final int LAG_LOOKS_PER_SECOND = 50;

    /** What is read between the drafts: two books and the unit's credits. */
    private static final List<String> QUESTIONS = List.of(
            "/api/v1/trial-balance?year=" + Workload.FISCAL_YEAR,
            "/api/v1/commitments?limit=20",
            "/api/v1/budget-consumption?year=" + Workload.FISCAL_YEAR);

    /**
     * How much.
     *
     * @param prepared commands in the log before anything is measured
     * @param pairs a command by HTTP, then the question that must know it
     */
    record Plan(int prepared, Duration measured, int pairs) {}

    private static final Caller AUDITOR = new Caller(ActorId.of("ada"), Role.AUDITOR, Perimeter.ALL, null);

    private final Plan plan;
    private final Instance instance;
    private final PrintStream progress;
    private final GateDoor gate;
    private final List<FundsCentre> units = Workload.spread();

    private ViewsBench(Plan plan, Instance instance, PrintStream progress) {
        this.plan = plan;
        this.instance = instance;
        this.progress = progress;
        this.gate = new GateDoor("views", instance.bean(CommandGate.class), instance.bean(LedgerClock.class));
    }

    static Measurement run(Plan plan, Instance instance, PrintStream progress) throws InterruptedException {
        return new ViewsBench(plan, instance, progress).run();
    }

    private Measurement run() throws InterruptedException {
        new Workload(gate).allot(units);
        prepare();
        try (HttpDoor http = new HttpDoor(instance.address(), instance::token)) {
            OpenLoop.run(REQUESTS_PER_SECOND, WARM_UP, number -> request(http, number));
            Sample normal = OpenLoop.run(REQUESTS_PER_SECOND, plan.measured(), number -> request(http, number));
            tell("alone", normal);
            Rebuilding rebuilding = new Rebuilding();
            Sample beside;
            try (rebuilding) {
                beside = OpenLoop.run(REQUESTS_PER_SECOND, plan.measured(), number -> request(http, number));
            }
            tell("beside rebuilds", beside);
            Sample lag = lag();
            long stale = stale(http);
            return new Measurement(
                    List.of(
                            Figure.told(
                                    "events in the log",
                                    "events",
                                    instance.bean(EventLog.class).head() + 1),
                            Figure.told("requests, half commands and half questions", "requests/s", normal.perSecond()),
                            Figure.told(
                                    "p50 of a request", "ms", normal.latencies().getValueAtPercentile(50) / 1e6),
                            Figure.told("views rebuilt meanwhile", "rebuilds of all", rebuilding.done()),
                            Figure.told("events folded by them", "events/s", rebuilding.eventsPerSecond()),
                            Figure.ratioAtMost(
                                    "p99 of a request beside rebuilds",
                                    "ms",
                                    beside.latencies().getValueAtPercentile(99) / 1e6,
                                    normal.latencies().getValueAtPercentile(99) / 1e6,
                                    "without",
                                    P99_OF_NORMAL_GOAL),
                            Figure.zero("requests failed", "requests", normal.failed() + beside.failed()),
                            Figure.told("paced commands", "commands/s", lag.perSecond()),
                            Figure.told(
                                    "from the answer until all views show it, p50",
                                    "ms",
                                    lag.latencies().getValueAtPercentile(50) / 1e6),
                            Figure.atMost(
                                    "from the answer until all views show it, p99",
                                    "ms",
                                    lag.latencies().getValueAtPercentile(99) / 1e6,
                                    LAG_P99_GOAL_MS),
                            Figure.zero("stale answers of " + plan.pairs() + " pairs", "answers", stale)),
                    "");
        }
    }

    private void prepare() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(plan.prepared());
        Workload workload = new Workload(gate);
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < PREPARING_CLIENTS; client++) {
            clients.add(Thread.ofVirtual().start(() -> {
                for (int number = left.getAndAdd(-2); number > 0; number = left.getAndAdd(-2)) {
                    workload.validate(workload.draft(units.get(number % units.size())));
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        instance.awaitViews(gate.lastPosition());
    }

    private void tell(String how, Sample sample) {
        progress.printf(
                Locale.ROOT,
                "%s: p99 %.1f ms, %d failed %s%n",
                how,
                sample.latencies().getValueAtPercentile(99) / 1e6,
                sample.failed(),
                sample.firstFailure());
    }

    private void request(HttpDoor http, int number) {
        if (number % 2 == 0) {
            http.submit(Workload.drafting(units.get(number % units.size())), Workload.manager(), null);
        } else {
            http.ask(QUESTIONS.get(number / 2 % QUESTIONS.size()), AUDITOR, -1);
        }
    }

    /** Looks again and again how long the newest answered command takes to be shown. */
    private Sample lag() throws InterruptedException {
        ConcurrentHistogram lags = ClosedLoop.histogram();
        Workload workload = new Workload(gate);
        Thread watcher = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                long position = gate.lastPosition();
                long answered = System.nanoTime();
                instance.awaitViews(position);
                ClosedLoop.record(lags, System.nanoTime() - answered);
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / LAG_LOOKS_PER_SECOND);
            }
        });
        Sample paced = OpenLoop.run(
                COMMANDS_PER_SECOND, plan.measured(), number -> workload.draft(units.get(number % units.size())));
        watcher.interrupt();
        watcher.join();
        if (paced.failed() > 0) {
            throw new IllegalStateException("commands were refused: " + paced.firstFailure());
        }
        return new Sample(paced.perSecond(), lags, 0, null);
    }

    /** @return how many answers did not know the command whose position they were asked to wait for */
    private long stale(HttpDoor http) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(plan.pairs());
        LongAdder stale = new LongAdder();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < READERS; client++) {
            clients.add(Thread.ofVirtual().start(() -> {
                for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
                    try {
                        HttpDoor.Placed drafted = http.place(
                                Workload.drafting(units.get(number % units.size())), Workload.manager(), null);
                        http.ask(
                                "/api/v1/commitments/" + drafted.reply().id("commitmentNumber"),
                                AUDITOR,
                                drafted.position());
                    } catch (Door.NotAccepted e) {
                        stale.increment();
                        progress.println(e.getMessage());
                    }
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        return stale.sum();
    }

    /** Rebuilds all views, one time after the other, until it is closed. */
    private final class Rebuilding implements AutoCloseable {
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicLong events = new AtomicLong();
        private final AtomicLong nanos = new AtomicLong();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Thread thread = Thread.ofPlatform().start(this::rebuild);
        private volatile boolean closed;

        private void rebuild() {
            try {
                while (!closed) {
                    RebuildReport report = instance.bean(RebuildDriver.class).rebuildAll(ProgressListener.SILENT);
                    if (!report.complete()) {
                        throw new IllegalStateException("not rebuilt: " + report.views());
                    }
                    done.incrementAndGet();
                    events.addAndGet(report.events());
                    nanos.addAndGet(report.duration().toNanos());
                }
            } catch (RuntimeException e) {
                failure.set(e);
            }
        }

        int done() {
            return done.get();
        }

        double eventsPerSecond() {
            return events.get() / (nanos.get() / 1e9);
        }

        @Override
        public void close() throws InterruptedException {
            closed = true;
            thread.join();
            Throwable thrown = failure.get();
            if (thrown != null) {
                throw new IllegalStateException("a rebuild beside the requests failed", thrown);
            }
        }
    }
}
