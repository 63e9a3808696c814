package fr.quitus.bench;

import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bench.figures.Figure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What the command path does when commands are spread over many envelopes, beside what PostgreSQL and Axon do. */
final class AppendBench {
    private static final double SINGLE_ROWS_GOAL = 1.0;
    private static final double WITH_VIEWS_GOAL = 0.6;
    private static final double HTTP_GOAL = 0.5;
    private static final double STOCK_GOAL = 15;
    private static final double GROUPS_GOAL = 0.7;
    private static final double P99_MS_GOAL = 30;

    private AppendBench() {}

    static Measurement run(Instance instance, Peers.InFlight inFlight, Rounds.Plan plan, PrintStream progress)
            throws Exception {
        try (Peers peers = new Peers(inFlight, instance);
                PreparedLog prepared = PreparedLog.beside(instance.bean(LedgerStorage.class), "prepared")) {
            Contender single = peers.singleRows();
            Contender groups = peers.groups();
            Contender raw = peers.rawAppend(prepared);
            Contender ours = peers.commands(Workload.spread());
            Contender live = peers.commandsWithViews(Workload.spread());
            Contender pairs = peers.pairs(Workload.spread());
            Contender http = peers.pairsByHttp(Workload.spread());
            Contender plain = peers.stockSpread(StockLedger.Kind.PLAIN);
            Contender kept = peers.stockSpread(StockLedger.Kind.KEPT);
            List<Contender> all = List.of(single, groups, raw, ours, live, pairs, http, plain, kept);
            Rounds rounds = new Rounds(plan, progress);
            rounds.run(all);
            MerkleCost merkle = MerkleCost.measure(peers.bytes(), plan.turn());
            List<Figure> figures = new ArrayList<>();
            figures.add(atLeast("commands, spread", ours, single, SINGLE_ROWS_GOAL));
            figures.add(Figure.atMost("p99 of a command, spread", "ms", ours.latencyMs(99), P99_MS_GOAL));
            figures.add(atLeast("commands, spread, all views live", live, single, WITH_VIEWS_GOAL));
            figures.add(atLeast("commands, spread, all views live, beside none", live, ours, WITH_VIEWS_GOAL));
            figures.add(atLeast("commands, spread, beside stock", ours, plain, STOCK_GOAL));
            figures.add(compared("commands, spread, beside stock with snapshots and cache", ours, kept));
            figures.add(compared("draft then validate, spread", pairs, single));
            figures.add(atLeast("draft then validate by HTTP, spread", http, single, HTTP_GOAL));
            figures.add(Figure.ratioAtLeast(
                    "raw append of prepared units",
                    "events/s",
                    raw.perSecond(),
                    groups.perSecond(),
                    groups.name(),
                    GROUPS_GOAL));
            figures.addAll(merkle.figures(raw.perSecond()));
            figures.add(Figure.zero("asked and not done", "commands", Contender.failed(all)));
            return new Measurement(figures, rounds.table(all));
        }
    }

    static Figure atLeast(String name, Contender ours, Contender reference, double goal) {
        return Figure.ratioAtLeast(name, "commands/s", ours.perSecond(), reference.perSecond(), reference.name(), goal);
    }

    static Figure compared(String name, Contender ours, Contender reference) {
        return Figure.compared(name, "commands/s", ours.perSecond(), reference.perSecond(), reference.name());
    }
}
