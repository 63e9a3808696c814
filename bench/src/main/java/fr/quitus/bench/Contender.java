package fr.quitus.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** One of those who are measured by turns: once in every round, for the same time as the others. */
final class Contender {
    static final String HEADING = """
            | contender | in flight | per second min / median / max | p50 / p99 / max ms | failed |
            |---|---:|---|---|---:|
            """;

    /** Does what is measured, for so long. */
    interface Run {
        Sample run(Duration duration) throws Exception;
    }

    /** What comes before a turn and is not measured. */
    interface Preparation {
        void prepare() throws Exception;
    }

    private final String name;
    private final int inFlight;
    private final Preparation preparation;
    private final Run run;
    private final List<Sample> rounds = new ArrayList<>();

    Contender(String name, int inFlight, Preparation preparation, Run run) {
        this.name = name;
        this.inFlight = inFlight;
        this.preparation = preparation;
        this.run = run;
    }

    String name() {
        return name;
    }

    void warmUp(Duration duration) throws Exception {
        preparation.prepare();
        run.run(duration);
    }

    Sample measure(Duration duration) throws Exception {
        preparation.prepare();
        Sample sample = run.run(duration);
        rounds.add(sample);
        return sample;
    }

    /** Median of the rounds. */
    double perSecond() {
        return Figures.median(rates());
    }

    /** Over the answers of all rounds together. */
    double latencyMs(double percentile) {
        return latencies().getValueAtPercentile(percentile) / 1e6;
    }

    /** What was asked of them in measured turns and not done. */
    static long failed(List<Contender> contenders) {
        return contenders.stream().mapToLong(Contender::failed).sum();
    }

    private long failed() {
        return rounds.stream().mapToLong(Sample::failed).sum();
    }

    String row() {
        Histogram all = latencies();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.1f / %.1f / %.1f | %d |%n",
                name,
                inFlight,
                Figures.minMedianMax(rates(), "%,.0f"),
                all.getValueAtPercentile(50) / 1e6,
                all.getValueAtPercentile(99) / 1e6,
                all.getMaxValue() / 1e6,
                failed());
    }

    private List<Double> rates() {
        return rounds.stream().map(Sample::perSecond).toList();
    }

    private Histogram latencies() {
        Histogram all = ClosedLoop.histogram();
        rounds.forEach(round -> all.add(round.latencies()));
        return all;
    }
}
