package fr.quitus.bench;

import fr.quitus.bays.BayName;
import fr.quitus.bench.figures.Figure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * More than a ledger can do, on purpose: what it serves, whom it refuses and how fast, and whether anything it
 * acknowledged is missing. The ledger, its bays and the generator are processes of their own on one machine.
 */
final class OverloadBench {
    private static final int FLOODING = 9;
    private static final double FLOOD = 0.8;
    private static final int STEP_S_MIN = 5;
    private static final int STEPS_PER_PHASE = 8;
    private static final double WARM_UP_RATE = 300;
    private static final int WARM_UP_S_MIN = 30;
    private static final double NORMAL = 0.5;
    private static final double BACK_TO_NORMAL_S = 30;
    private static final int RETURN_S_MIN = 35;
    /** The desk opens when the log has been silent for two seconds; then there is still something to take in. */
    private static final int FROZEN_S_MIN = 6;

    private static final int FRONT_DESK_S_MIN = 3 * FROZEN_S_MIN;

    private final Plan plan;
    private final OverloadSite site;
    private final List<Figure> figures = new ArrayList<>();
    private final StringBuilder details = new StringBuilder();
    private double peak;

    /**
     * How much.
     *
     * @param seconds of each load
     * @param tenfoldSeconds of ten times what a slowed core can serve
     * @param kills of the ledger, about its front desk
     * @param deposits of a day
     */
    record Plan(int seconds, int tenfoldSeconds, int kills, int deposits, Set<OverloadPhase> phases) {
        boolean has(OverloadPhase phase) {
            return phases.contains(phase);
        }
    }

    private OverloadBench(Plan plan, OverloadSite site) {
        this.plan = plan;
        this.site = site;
    }

    /** @param folder of this bench alone */
    static Measurement run(Plan plan, Path folder, PrintStream progress) throws IOException, InterruptedException {
        try (OverloadSite site = OverloadSite.open(folder, progress)) {
            return new OverloadBench(plan, site).run();
        }
    }

    private Measurement run() throws IOException, InterruptedException {
        site.load("warm-up", site.mix(WARM_UP_RATE, Math.max(WARM_UP_S_MIN, plan.seconds())));
        peak = peak();
        double heapBefore = site.ledger().heapMb();
        figures.add(Figure.told("P, peak goodput", "requests/s", peak));
        OverloadRound normal = site.load("0.5 P", mix(NORMAL));
        if (plan.has(OverloadPhase.DOUBLE) || plan.has(OverloadPhase.STORM) || plan.has(OverloadPhase.FLOOD)) {
            twice(normal);
        }
        if (plan.has(OverloadPhase.BAY_LOST)) {
            bayLost();
        }
        if (plan.has(OverloadPhase.TENFOLD)) {
            OverloadRound tenfold = site.load("10 P, full speed", mix(10));
            figures.add(Figure.compared("10 P, full speed: goodput", "requests/s", tenfold.goodput(), peak, "P"));
        }
        if (plan.has(OverloadPhase.SLOWED)) {
            slowed();
        }
        if (plan.has(OverloadPhase.FRONT_DESK)) {
            frontDesk();
        }
        if (plan.has(OverloadPhase.DRAIN)) {
            new DeskDrain(site, site.progress()).run(plan.deposits(), figures);
        }
        if (plan.kills() > 0) {
            new DeskKills(site, NORMAL * peak).run(plan.kills(), figures);
        }
        double heapAfter = site.ledger().heapMb();
        figures.add(Figure.compared("heap after a collection", "MB", heapAfter, heapBefore, "after the peak"));
        TrafficRun run = site.run();
        figures.addAll(TrafficPage.figures(site.deposits(), run.unsettled(), run.check()));
        return new Measurement(figures, table());
    }

    private String table() {
        StringBuilder table = new StringBuilder(OverloadRound.HEADING);
        site.rounds().forEach(round -> table.append(round.row(peak)));
        table.append('\n');
        site.rounds().forEach(round -> table.append(round.lanes()));
        return table.append('\n').append(details).toString();
    }

    private TrafficSchedule.Plan mix(double timesPeak) {
        return site.mix(timesPeak * peak, plan.seconds());
    }

    private double peak() throws IOException, InterruptedException {
        PeakSearch search = new PeakSearch();
        while (search.goesOn()) {
            String name = String.format(Locale.ROOT, "step of %.0f/s", search.rate());
            OverloadRound step = site.load(name, site.mix(search.rate(), stepSeconds()));
            search.measured(step.goodput(), step.admittedP99Ms());
        }
        if (!search.isWithinBounds()) {
            details.append("- at no rate were 99 of 100 served within a second: P is the most that was served\n");
        }
        return search.peak();
    }

    private int stepSeconds() {
        return Math.max(STEP_S_MIN, plan.seconds() / STEPS_PER_PHASE);
    }

    private void twice(OverloadRound normal) throws IOException, InterruptedException {
        OverloadRound twice = site.load("2 P", mix(2));
        figures.add(twice.goodputOf(peak, "P"));
        figures.addAll(twice.polite());
        back("2 P", site.mix(NORMAL * peak, returnSeconds()), normal);
        if (plan.has(OverloadPhase.STORM)) {
            OverloadRound storm = site.load("2 P, storm of retries", mix(2), RetryPolicy.STORM, null);
            figures.add(storm.goodputOf(twice.goodput(), "2 P"));
            figures.addAll(storm.polite());
        }
        if (plan.has(OverloadPhase.FLOOD)) {
            flood(twice);
        }
    }

    private int returnSeconds() {
        return Math.max(RETURN_S_MIN, plan.seconds());
    }

    private void back(String after, TrafficSchedule.Plan traffic, OverloadRound normal)
            throws IOException, InterruptedException {
        OverloadRound back = site.load("back after " + after, traffic);
        figures.add(Figure.atMost(
                "back after " + after + ": until p99 is within twice the normal",
                "s",
                back.secondsUntilNormal(normal.admittedP99Ms()),
                BACK_TO_NORMAL_S));
    }

    private void flood(OverloadRound twice) throws IOException, InterruptedException {
        Shares shares = Shares.zipf(OverloadSite.ADMINISTRATIONS, 1).flooded(FLOODING, FLOOD);
        OverloadRound flood = site.load("2 P, 80 % from one", mix(2).by(shares));
        figures.add(flood.fairness(FLOODING));
        figures.add(Figure.compared(
                "2 P, 80 % from one: longest p99 of any other",
                "ms", flood.othersP99Ms(FLOODING), twice.othersP99Ms(FLOODING), "2 P"));
        figures.addAll(flood.polite());
    }

    private void bayLost() throws IOException, InterruptedException {
        BayName primary = site.inState("PRIMARY").getFirst();
        OverloadRound lost = site.load("2 P, the primary lost", mix(2), RetryPolicy.NONE, () -> site.ledger()
                .kill(primary));
        figures.add(Figure.compared("2 P, the primary lost: goodput", "requests/s", lost.goodput(), peak, "P"));
        figures.addAll(lost.polite());
        awaitWhole();
    }

    private void awaitWhole() {
        if (!site.awaitWhole()) {
            details.append("- three bays did not count again in time\n");
        }
    }

    private void slowed() throws IOException, InterruptedException {
        SlowedCore.Normal normal = new SlowedCore(site, plan, peak).run(stepSeconds(), figures);
        back("slowed, 10 P'", site.rush(normal.rate(), returnSeconds()), normal.round());
        site.slow(0);
    }

    private void frontDesk() throws IOException, InterruptedException {
        try {
            site.run().door().ask("/api/v1/front-desk", OverloadSite.AUDITOR, -1);
        } catch (Door.NotAccepted e) {
            details.append("- front desk: not in this build (")
                    .append(e.getMessage())
                    .append(")\n");
            return;
        }
        List<BayName> standbys = site.inState("QUORUM");
        long before = site.deposits().receipts();
        int seconds = Math.max(FRONT_DESK_S_MIN, plan.seconds());
        site.ledger().desk(true);
        TrafficSchedule.Plan half = site.mix(NORMAL * peak, seconds);
        OverloadRound away = site.load("two bays frozen, 0.5 P", half, RetryPolicy.NONE, () -> {
            site.ledger().freeze(standbys, true);
            try {
                Thread.sleep(Duration.ofSeconds(seconds).dividedBy(3));
            } finally {
                site.ledger().freeze(standbys, false);
            }
        });
        figures.addAll(away.polite());
        double receipts = site.deposits().receipts() - (double) before;
        figures.add(Figure.atLeast("two bays frozen: receipts given", "receipts", receipts, 1));
        awaitWhole();
        site.ledger().desk(false);
    }
}
