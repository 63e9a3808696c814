package fr.quitus.bench;

import fr.quitus.bench.figures.Figure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./quitus drill} : breaks things on throw-away data and tells what came of it; 1 if anything did. */
@Command(
        name = "drill",
        description = "Breaks things under load on throw-away data, and counts what must be zero.",
        mixinStandardHelpOptions = true)
final class Drill {
    private static final int FAIL_EVERY = 50;
    private static final int LOSE_EVERY = 70;

    private final PrintStream out;
    private final String command;

    Drill(PrintStream out, String command) {
        this.out = out;
        this.command = command;
    }

    @Command(
            name = "append",
            description = "Commands while batches fail, answers are lost and the writer is killed.",
            mixinStandardHelpOptions = true)
    int append(
            @Option(names = "--seconds", defaultValue = "10", description = "How long (${DEFAULT-VALUE}).") int seconds,
            @Option(names = "--in-flight", defaultValue = "256", description = "Commands in flight (${DEFAULT-VALUE}).")
                    int inFlight,
            @Option(names = "--kills", defaultValue = "12", description = "Times the writer is killed (${DEFAULT-VALUE}).")
                    int kills,
            @Option(names = "--no-quorum", description = "One PostgreSQL alone instead of three bays.")
                    boolean noQuorum,
            @Option(names = "--json", description = "Print one JSON object and nothing else.") boolean json,
            @Option(
                            names = "--out",
                            arity = "0..1",
                            fallbackValue = "docs/measurements",
                            description = "Keep the result in this folder too (${FALLBACK-VALUE}).")
                    @Nullable Path folder)
            throws Exception {
        Report report = new Report("drill-append", command);
        Measurement measurement =
                append(new AppendStorm.Budget(Duration.ofSeconds(seconds), inFlight, kills), !noQuorum, System.err);
        report.tell(measurement, json, folder, out);
        return measurement.figures().stream().anyMatch(Figure::missed)
                ? CommandLine.ExitCode.SOFTWARE
                : CommandLine.ExitCode.OK;
    }

    static Measurement append(AppendStorm.Budget budget, boolean quorum, PrintStream progress) throws Exception {
        Path data = Folders.fresh();
        Faults faults = new Faults(FAIL_EVERY, LOSE_EVERY);
        try (FaultyDriver driver = FaultyDriver.install(faults);
                Instance instance = Instance.start(data, quorum)) {
            progress.println("appends go through " + driver.getClass().getSimpleName());
            return AppendStorm.run(budget, instance, faults, progress);
        } finally {
            Folders.delete(data);
        }
    }
}
