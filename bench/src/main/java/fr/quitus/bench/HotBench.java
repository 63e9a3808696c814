package fr.quitus.bench;

import fr.quitus.bench.figures.Figure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What the command path does when everybody draws on one envelope. */
final class HotBench {
    private static final double SINGLE_ROWS_GOAL = 1.0;
    private static final double SPREAD_GOAL = 0.9;
    private static final double WITH_VIEWS_GOAL = 0.6;
    private static final double STOCK_GOAL = 150;
    private static final double P99_MS_GOAL = 30;

    private HotBench() {}

    static Measurement run(Instance instance, Peers.InFlight inFlight, Rounds.Plan plan, PrintStream progress)
            throws Exception {
        try (Peers peers = new Peers(inFlight, instance)) {
            Contender single = peers.singleRows();
            Contender spread = peers.commands(Workload.spread());
            Contender hot = peers.commands(Workload.hot());
            Contender live = peers.commandsWithViews(Workload.hot());
            Contender pairs = peers.pairs(Workload.hot());
            Contender http = peers.pairsByHttp(Workload.hot());
            Contender plain = peers.stockHot(StockLedger.Kind.PLAIN);
            Contender kept = peers.stockHot(StockLedger.Kind.KEPT);
            List<Contender> all = List.of(single, spread, hot, live, pairs, http, plain, kept);
            Rounds rounds = new Rounds(plan, progress);
            rounds.run(all);
            List<Figure> figures = new ArrayList<>();
            figures.add(AppendBench.atLeast("commands, hot", hot, single, SINGLE_ROWS_GOAL));
            figures.add(AppendBench.atLeast("commands, hot, beside spread", hot, spread, SPREAD_GOAL));
            figures.add(Figure.atMost("p99 of a command, hot", "ms", hot.latencyMs(99), P99_MS_GOAL));
            figures.add(AppendBench.atLeast("commands, hot, all views live", live, single, WITH_VIEWS_GOAL));
            figures.add(AppendBench.atLeast("commands, hot, all views live, beside none", live, hot, WITH_VIEWS_GOAL));
            figures.add(AppendBench.atLeast("commands, hot, beside stock", hot, plain, STOCK_GOAL));
            figures.add(AppendBench.compared("commands, hot, beside stock with snapshots and cache", hot, kept));
            figures.add(AppendBench.compared("draft then validate, hot", pairs, single));
            figures.add(AppendBench.compared("draft then validate by HTTP, hot", http, single));
            figures.add(Figure.zero("asked and not done", "commands", Contender.failed(all)));
            return new Measurement(figures, rounds.table(all));
        }
    }
}
