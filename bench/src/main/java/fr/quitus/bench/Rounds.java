package fr.quitus.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Contenders by turns, so that whatever else the machine does in a minute falls on all of them. */
final class Rounds {
    private final Plan plan;
    private final PrintStream progress;
    private final List<Double> loadAverages = new ArrayList<>();

    Rounds(Plan plan, PrintStream progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * How long is measured.
     *
     * @param warmUp of each contender, once, before the first round
     * @param turn of each contender, in each round
     */
    record Plan(int rounds, Duration warmUp, Duration turn) {
        Plan {
            if (rounds < 1 || turn.isNegative() || turn.isZero()) {
                throw new IllegalArgumentException("at least one round of some time, not " + rounds + " of " + turn);
            }
        }
    }

    void run(List<Contender> contenders) throws Exception {
        for (Contender contender : contenders) {
            progress.println("warm-up: " + contender.name());
            contender.warmUp(plan.warmUp());
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Contender contender : contenders) {
                loadAverages.add(ProcessMemory.loadAverage());
                Sample sample = contender.measure(plan.turn());
                progress.printf(
                        Locale.ROOT,
                        "round %d: %s: %,.0f/s, p99 %.1f ms, %d failed %s%n",
                        round,
                        contender.name(),
                        sample.perSecond(),
                        sample.latencies().getValueAtPercentile(99) / 1e6,
                        sample.failed(),
                        sample.firstFailure() == null ? "" : "(first: " + sample.firstFailure() + ")");
            }
        }
    }

    /** All contenders, and who else used the machine. */
    String table(List<Contender> contenders) {
        StringBuilder table = new StringBuilder(Contender.HEADING);
        contenders.forEach(contender -> table.append(contender.row()));
        return table.append("\nLoad average (1 min) at the start of each turn, min / median / max: ")
                .append(Figures.minMedianMax(loadAverages, "%.1f"))
                .append(".\n")
                .toString();
    }
}
