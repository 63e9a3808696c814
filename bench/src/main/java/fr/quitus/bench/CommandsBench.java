package fr.quitus.bench;

import fr.quitus.api.door.CommandGate;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildReport;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Commands through each door in turn, round after round, then what the views make of the events. */
final class CommandsBench {
    /** Single commands timed until every view shows them. */
    private static final int LIVE_SAMPLES = 200;

    private final Plan plan;
    private final Instance instance;
    private final PrintStream progress;
    private final List<Double> lagsEvents = new ArrayList<>();
    private final List<Double> catchUpMs = new ArrayList<>();
    private final List<Double> loadAverages = new ArrayList<>();

    CommandsBench(Plan plan, Instance instance, PrintStream progress) {
        this.plan = plan;
        this.instance = instance;
        this.progress = progress;
    }

    /**
     * How much is measured.
     *
     * @param doors among gate, stock and http
     */
    record Plan(Rounds.Plan rounds, int inFlight, List<String> doors) {
        Plan {
            doors = List.copyOf(doors);
            if (doors.isEmpty() || !List.of("gate", "stock", "http").containsAll(doors)) {
                throw new IllegalArgumentException("doors are gate, stock and http, not " + doors);
            }
        }
    }

    /** @return the tables, in Markdown */
    String run() throws InterruptedException {
        GateDoor gate = new GateDoor("gate", instance.bean(CommandGate.class), instance.bean(LedgerClock.class));
        List<FundsCentre> units = Stream.concat(Workload.spread().stream(), Workload.hot().stream())
                .toList();
        try (StockLedger stock = StockLedger.beside(instance.context(), StockLedger.Kind.KEPT);
                HttpDoor http = new HttpDoor(instance.address(), instance::token)) {
            new Workload(gate).allot(units);
            new Workload(stock).allot(units);
            Map<String, Door> doors = Map.of("gate", gate, "stock", stock, "http", http);
            List<Cell> cells = Stream.of(Workload.spread(), Workload.hot())
                    .flatMap(spread -> plan.doors().stream()
                            .map(name ->
                                    new Cell(name, Objects.requireNonNull(doors.get(name)), spread, plan.inFlight())))
                    .toList();
            measure(cells);
            StringBuilder report = new StringBuilder(Cell.HEADING);
            cells.forEach(cell -> report.append(cell.row()));
            return report.append('\n').append(views(gate)).toString();
        }
    }

    private void measure(List<Cell> cells) throws InterruptedException {
        for (Cell cell : cells) {
            progress.println("warm-up: " + cell.title());
            cell.warmUp(plan.rounds().warmUp());
            settle();
        }
        for (int round = 1; round <= plan.rounds().rounds(); round++) {
            for (Cell cell : cells) {
                loadAverages.add(ProcessMemory.loadAverage());
                Load.Result result = cell.measure(plan.rounds().turn());
                progress.printf(
                        Locale.ROOT,
                        "round %d: %s: %,.0f commands/s, %d not accepted %s%n",
                        round,
                        cell.title(),
                        result.commandsPerSecond(),
                        result.failed(),
                        result.firstFailure() == null ? "" : "(first: " + result.firstFailure() + ")");
                if (cell.feedsViews()) {
                    lagsEvents.add((double) instance.lagEvents());
                    catchUpMs.add(settle());
                }
            }
        }
    }

    /** @return how long the views took to show everything, in milliseconds */
    private double settle() {
        long begun = System.nanoTime();
        instance.awaitViews(instance.bean(EventLog.class).head());
        return (System.nanoTime() - begun) / 1e6;
    }

    private String views(GateDoor gate) {
        Histogram shown = ClosedLoop.histogram();
        Workload workload = new Workload(gate);
        for (int i = 0; i < LIVE_SAMPLES; i++) {
            workload.draft(Workload.spread().get(i % Workload.SPREAD_ENVELOPES));
            long acknowledged = System.nanoTime();
            instance.awaitViews(gate.lastPosition());
            shown.recordValue(System.nanoTime() - acknowledged);
        }
        long events = instance.bean(EventLog.class).head() + 1;
        List<Double> rates = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        int views = 0;
        for (int round = 0; round < plan.rounds().rounds(); round++) {
            RebuildReport report = instance.bean(RebuildDriver.class).rebuildAll(ProgressListener.SILENT);
            if (!report.complete()) {
                throw new IllegalStateException("the rebuild is not complete: " + report);
            }
            views = report.views().size();
            double took = report.duration().toNanos() / 1e9;
            seconds.add(took);
            rates.add(events / took);
        }
        return String.format(
                Locale.ROOT,
                """
                | views | figure |
                |---|---|
                | rebuild of all %d views from %,d events, compared row by row and switched: \
                events/s min / median / max | %s |
                | seconds | %s |
                | events behind at the end of a cell, min / median / max | %s |
                | time until all views showed them, ms | %s |
                | one command alone: from its answer until all views show it, ms p50 / p99 of %d | %.1f / %.1f |
                | load average (1 min) at the start of each cell, min / median / max | %s |
                """,
                views,
                events,
                Figures.minMedianMax(rates, "%,.0f"),
                Figures.minMedianMax(seconds, "%.1f"),
                Figures.minMedianMax(lagsEvents, "%,.0f"),
                Figures.minMedianMax(catchUpMs, "%,.0f"),
                LIVE_SAMPLES,
                shown.getValueAtPercentile(50) / 1e6,
                shown.getValueAtPercentile(99) / 1e6,
                Figures.minMedianMax(loadAverages, "%.1f"));
    }
}
