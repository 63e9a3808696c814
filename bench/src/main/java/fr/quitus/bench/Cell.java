package fr.quitus.bench;

import fr.quitus.domain.value.FundsCentre;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** One line of the table: a door and a spread, measured once in every round. */
final class Cell {
    static final String HEADING = """
            | door | envelopes | commands/s min / median / max | ValidateCommitment p50 / p99 ms \
            | DraftCommitment p50 / p99 ms | not accepted |
            |---|---|---|---|---|---|
            """;

    private final String name;
    private final List<FundsCentre> units;
    private final Load load;
    private final boolean feedsViews;
    private final List<Load.Result> rounds = new ArrayList<>();

    Cell(String name, Door door, List<FundsCentre> units, int clients) {
        this.name = name;
        this.units = units;
        this.load = new Load(new Workload(door), units, clients);
        this.feedsViews = !(door instanceof StockLedger);
    }

    /** Whether views follow what is written, which must be let come up before the next cell. */
    boolean feedsViews() {
        return feedsViews;
    }

    String title() {
        return name + ", " + units.size() + " envelope(s)";
    }

    void warmUp(Duration duration) throws InterruptedException {
        load.run(duration);
    }

    Load.Result measure(Duration duration) throws InterruptedException {
        Load.Result result = load.run(duration);
        rounds.add(result);
        return result;
    }

    String row() {
        List<Double> rates =
                rounds.stream().map(Load.Result::commandsPerSecond).sorted().toList();
        long failed = rounds.stream().mapToLong(Load.Result::failed).sum();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,.0f / **%,.0f** / %,.0f | %s | %s | %d |%n",
                name,
                units.size(),
                rates.getFirst(),
                Figures.median(rates),
                rates.getLast(),
                latencies(rounds.stream().map(Load.Result::validations)),
                latencies(rounds.stream().map(Load.Result::drafts)),
                failed);
    }

    /** Over the answers of all rounds together. */
    private static String latencies(Stream<Histogram> rounds) {
        Histogram all = ClosedLoop.histogram();
        rounds.forEach(all::add);
        return String.format(
                Locale.ROOT, "%.1f / %.1f", all.getValueAtPercentile(50) / 1e6, all.getValueAtPercentile(99) / 1e6);
    }
}
