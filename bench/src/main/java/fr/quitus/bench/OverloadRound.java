package fr.quitus.bench;

import fr.quitus.bench.TrafficTally.End;
import fr.quitus.bench.figures.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One load of the overload bench.
 *
 * @param cores in use by the generator, the ledger and the bays
 * @param admission what was seen of it meanwhile
 */
record OverloadRound(String name, TrafficRun.Result result, double[] cores, AdmissionWatch.Seen admission) {
    static final double GOODPUT_GOAL = 0.9;
    private static final double ADMITTED_P99_MS = 1_000;
    private static final double REFUSED_P99_MS = 50;
    private static final double HEALTH_P99_MS = 200;
    private static final double FAIR_GOAL = 0.8;
    private static final double NORMAL_P99_TIMES = 2;
    private static final int NORMAL_SECONDS = 5;
    private static final double UNSENT_PERCENT = 1;
    private static final double PERCENT = 100;

    static final String HEADING = """
            | load | offered/s | goodput/s | of P | admitted p50 / p99 / p99.9 ms | refusals, p99 ms \
            | without Retry-After | other 5xx, no answer | unsent | health p99 ms \
            | cores: generator, ledger, bays | us a request | generator late p99 ms \
            | ledger late, mean / most ms | places: commands, questions |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private static final String ROW = """
            | %s | %,.0f | **%,.0f** | %.2f | %.1f / %.1f / %.1f | %,d, %.1f \
            | %d | %d | %d | %.1f | %.2f, %.2f, %.2f | %.0f | %.1f | %s |
            """;

    double goodput() {
        return result.tally().goodput();
    }

    private TrafficTally.Part all() {
        return result.tally().whole();
    }

    double admittedP99Ms() {
        return TrafficTally.ms(all().admitted(), 99);
    }

    /** Answered a second, whatever was answered. */
    double answered() {
        double time = result.tally().time();
        return result.tally().bySecond().stream()
                        .filter(second -> second.number() <= time)
                        .mapToLong(second -> second.admitted() + second.refused())
                        .sum()
                / time;
    }

    String row(double peak) {
        TrafficTally tally = result.tally();
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                tally.offeredPerSecond(),
                goodput(),
                goodput() / peak,
                TrafficTally.ms(all().admitted(), 50),
                admittedP99Ms(),
                TrafficTally.ms(all().admitted(), 99.9),
                all().refused().getTotalCount(),
                TrafficTally.ms(all().refused(), 99),
                tally.refusalsWithoutRetryAfter(),
                all().count(End.FAILED),
                all().count(End.UNSENT),
                result.health().p99Ms(),
                cores[0],
                cores[1],
                cores[2],
                tally.cpuMicrosPerRequest(),
                TrafficTally.ms(tally.late(), 99),
                admission.cells());
    }

    /** Of each lane, the part of its requests that was served; and every answer with its count. */
    String lanes() {
        StringBuilder told = new StringBuilder("- ").append(name).append(": ");
        for (TrafficLane lane : TrafficLane.values()) {
            TrafficTally.Part part = result.tally().lane(lane);
            told.append(String.format(
                    Locale.ROOT,
                    "%s %.1f %% of %,d (p99 %.0f ms, refused %s), ",
                    lane.label(),
                    PERCENT * part.servedPart(),
                    part.offered(),
                    TrafficTally.ms(part.admitted(), 99),
                    part.refusals()));
        }
        return told.append("answers ")
                .append(result.tally().answers())
                .append(result.tally().samples())
                .append('\n')
                .toString();
    }

    /** What an overloaded service owes its clients, whatever it cannot do. */
    List<Figure> polite() {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atMost(name + ": admitted, p99", "ms", admittedP99Ms(), ADMITTED_P99_MS));
        figures.add(
                Figure.atMost(name + ": refusals, p99", "ms", TrafficTally.ms(all().refused(), 99), REFUSED_P99_MS));
        figures.add(Figure.zero(
                name + ": refusals without Retry-After",
                "answers",
                result.tally().refusalsWithoutRetryAfter()));
        figures.add(Figure.zero(name + ": other 5xx, or no answer", "requests", all().count(End.FAILED)));
        figures.add(Figure.atMost(
                name + ": not sent, for want of a connection",
                "%",
                PERCENT * all().count(End.UNSENT) / Math.max(1, all().offered()),
                UNSENT_PERCENT));
        figures.add(Figure.atMost(name + ": health, p99", "ms", result.health().p99Ms(), HEALTH_P99_MS));
        return figures;
    }

    Figure goodputOf(double reference, String referenceName) {
        return Figure.ratioAtLeast(name + ": goodput", "requests/s", goodput(), reference, referenceName, GOODPUT_GOAL);
    }

    Figure laneServed(TrafficLane lane, double percentGoal) {
        return Figure.atLeast(
                name + ": " + lane.label() + " served",
                "%",
                PERCENT * result.tally().lane(lane).servedPart(),
                percentGoal);
    }

    /** The worst treated of the administrations that do not flood, by the part of its fair share it was given. */
    Figure fairness(int flooding) {
        TrafficTally tally = result.tally();
        double[] offered = new double[tally.offices()];
        double given = 0;
        for (int i = 0; i < offered.length; i++) {
            offered[i] = tally.office(i).offered();
            given += served(i);
        }
        double[] fair = Shares.fair(offered, given);
        double worst = 1;
        for (int i = 0; i < offered.length; i++) {
            if (i != flooding && fair[i] > 0) {
                worst = Math.min(worst, served(i) / fair[i]);
            }
        }
        return Figure.atLeast(name + ": least of any other administration's fair share", "share", worst, FAIR_GOAL);
    }

    private double served(int office) {
        TrafficTally.Part part = result.tally().office(office);
        return part.count(End.ADMITTED) + part.count(End.DEPOSITED);
    }

    /** The longest 99th percentile of the administrations but one. */
    double othersP99Ms(int flooding) {
        double longest = 0;
        for (int i = 0; i < result.tally().offices(); i++) {
            if (i != flooding) {
                longest = Math.max(
                        longest, TrafficTally.ms(result.tally().office(i).admitted(), 99));
            }
        }
        return longest;
    }

    /** Seconds until the 99th percentile is within twice what is normal. */
    int secondsUntilNormal(double normalP99Ms) {
        return secondsUntil(result.tally().bySecond(), normalP99Ms * NORMAL_P99_TIMES);
    }

    /**
     * Seconds before the first five in a row that were served and whose 99th percentile is within a bound: one alone
     * may be luck. All of them when there are no such five.
     */
    static int secondsUntil(List<TrafficTally.Second> seconds, double p99Ms) {
        int row = 0;
        for (TrafficTally.Second second : seconds) {
            row = second.admitted() > 0 && second.admittedP99Ms() <= p99Ms ? row + 1 : 0;
            if (row == NORMAL_SECONDS) {
                return second.number() - NORMAL_SECONDS;
            }
        }
        return seconds.size();
    }
}
