package fr.quitus.bench;

import fr.quitus.bench.figures.Figure;
import java.io.PrintStream;
import java.util.List;

/** What HTTP, tokens and JSON add to a command, and where the time goes. */
final class HttpBench {
    private static final double SINGLE_ROWS_GOAL = 0.5;

    private HttpBench() {}

    static Measurement run(Instance instance, Peers.InFlight inFlight, Rounds.Plan plan, PrintStream progress)
            throws Exception {
        try (Peers peers = new Peers(inFlight, instance)) {
            Contender single = peers.singleRows();
            Contender pairs = peers.pairs(Workload.spread());
            Contender http = peers.pairsByHttp(Workload.spread());
            List<Contender> all = List.of(single, pairs, http);
            Rounds rounds = new Rounds(plan, progress);
            rounds.run(all);
            Profile profile = Profile.of(() -> http.warmUp(plan.turn()));
            return new Measurement(
                    List.of(
                            AppendBench.atLeast("draft then validate by HTTP, spread", http, single, SINGLE_ROWS_GOAL),
                            AppendBench.compared("draft then validate by HTTP, spread, beside in process", http, pairs),
                            Figure.told("p99 of a command by HTTP", "ms", http.latencyMs(99)),
                            Figure.zero("asked and not done", "commands", Contender.failed(all))),
                    rounds.table(all) + "\n" + profile.table());
        }
    }
}
