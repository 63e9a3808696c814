package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.bays.BayName;
import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A ledger in a process of its own and the people who load it, one load after the other. */
final class OverloadSite implements AutoCloseable {
    static final int ADMINISTRATIONS = 10;
    static final Caller AUDITOR = YearCast.caller("ada", Role.AUDITOR);

    private static final int CONNECTIONS = 1_024;
    private static final Duration WHOLE_MAX = Duration.ofMinutes(3);
    private static final long LOOK_MS = 500;
    private static final Map<TrafficLane, Integer> STOCK =
            Map.of(TrafficLane.SERVICE, 60, TrafficLane.INVOICE, 60, TrafficLane.PAYMENT, 150);

    private volatile LedgerProcess ledger;
    private final TrafficRun run;
    private final PrintStream progress;
    private final List<OverloadRound> rounds = new ArrayList<>();
    private boolean slowed;
    private TrafficRun.Deposits deposits = new TrafficRun.Deposits(0, 0, 0, 0);

    /** What is done to the ledger while it is loaded. */
    interface Blow {
        void fall() throws IOException, InterruptedException;
    }

    private OverloadSite(LedgerProcess ledger, TrafficRun run, PrintStream progress) {
        this.ledger = ledger;
        this.run = run;
        this.progress = progress;
    }

    /** @param folder of this bench alone */
    static OverloadSite open(Path folder, PrintStream progress) throws IOException {
        Path data = folder.resolve("data");
        LedgerProcess ledger = LedgerProcess.start(data, progress);
        try {
            CallerTokens tokens = CallerTokens.of(data, ledger.address().toString(), "quitus");
            TrafficRun.Target target = new TrafficRun.Target(ledger.address(), tokens::token, Workload.FISCAL_YEAR);
            TrafficRun run =
                    new TrafficRun(target, "SURCH", ADMINISTRATIONS, CONNECTIONS, folder.resolve("witness.tsv"));
            run.open();
            return new OverloadSite(ledger, run, progress);
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    LedgerProcess ledger() {
        return ledger;
    }

    /** Starts a ledger where one was killed. */
    void startAgain() throws IOException {
        ledger = ledger.again(progress);
        ledger.desk(true);
    }

    PrintStream progress() {
        return progress;
    }

    TrafficRun run() {
        return run;
    }

    List<OverloadRound> rounds() {
        return rounds;
    }

    /** Of all loads so far. */
    TrafficRun.Deposits deposits() {
        return deposits;
    }

    /** The State's mix. */
    TrafficSchedule.Plan mix(double rate, int seconds) {
        return plan(TrafficProfile.STATE, rate, seconds);
    }

    /** Commands alone, few of them payments. */
    TrafficSchedule.Plan rush(double rate, int seconds) {
        return plan(TrafficProfile.RUSH, rate, seconds);
    }

    private TrafficSchedule.Plan plan(TrafficProfile profile, double rate, int seconds) {
        return new TrafficSchedule.Plan(
                profile,
                profile.readsPercent(),
                Shares.zipf(ADMINISTRATIONS, 1),
                rate,
                Duration.ofSeconds(seconds),
                rounds.size() + 1L);
    }

    OverloadRound load(String name, TrafficSchedule.Plan traffic) throws IOException, InterruptedException {
        return load(name, traffic, RetryPolicy.NONE, null);
    }

    /** One load, with a blow after its first third if there is one; then everybody learns what became of his acts. */
    OverloadRound load(String name, TrafficSchedule.Plan traffic, RetryPolicy policy, @Nullable Blow blow)
            throws IOException, InterruptedException {
        if (!slowed) {
            run.stock(STOCK);
        }
        LedgerProcess.Used before = ledger.used();
        long begun = System.nanoTime();
        Thread striking = Thread.ofPlatform().start(() -> strike(traffic.time(), blow));
        AdmissionWatch watch = new AdmissionWatch(run.door());
        TrafficRun.Result result;
        try (watch) {
            result = run.load(traffic, policy, _ -> {});
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        OverloadRound round = new OverloadRound(name, result, ledger.used().coresSince(before, seconds), watch.seen());
        striking.join();
        rounds.add(round);
        progress.printf(
                Locale.ROOT,
                "%s: %.0f/s offered, %.0f/s served, p99 %.0f ms, %s%n",
                name,
                result.tally().offeredPerSecond(),
                round.goodput(),
                round.admittedP99Ms(),
                result.tally().answers());
        if (!slowed) {
            settle();
        }
        return round;
    }

    private void settle() throws IOException, InterruptedException {
        deposits = deposits.and(run.settle());
    }

    /**
     * Slows the core. Meanwhile no files are prepared, and nobody asks what became of his act: both would take hours.
     *
     * @param rowsPerSecond 0 for as fast as it can; then everybody asks
     */
    void slow(int rowsPerSecond) throws IOException, InterruptedException {
        ledger.slow(rowsPerSecond);
        slowed = rowsPerSecond > 0;
        if (!slowed) {
            settle();
        }
    }

    private void strike(Duration time, @Nullable Blow blow) {
        if (blow == null) {
            return;
        }
        try {
            Thread.sleep(time.dividedBy(3));
            blow.fall();
        } catch (IOException | InterruptedException e) {
            progress.println("the blow did not fall: " + e);
        }
    }

    List<BayName> inState(String state) {
        List<BayName> found = new ArrayList<>();
        JsonNode bays = run.door().ask("/api/v1/bays", AUDITOR, -1);
        for (JsonNode bay : bays.path("items")) {
            if (bay.path("state").asString().equals(state)) {
                Arrays.stream(BayName.values())
                        .filter(name -> name.folder().equals(bay.path("name").asString()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** @return whether three bays came to count again */
    boolean awaitWhole() {
        return DrilledLedger.await(WHOLE_MAX, () -> {
            DrilledLedger.pause(LOOK_MS);
            try {
                return inState("PRIMARY").size() + inState("QUORUM").size() == BayName.values().length;
            } catch (Door.NotAccepted e) {
                return false;
            }
        });
    }

    @Override
    public void close() throws IOException {
        try {
            run.close();
        } finally {
            ledger.close();
        }
    }
}
