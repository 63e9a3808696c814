package fr.quitus.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./quitus bench front-desk} : the front desk alone, with its receipts. */
@Command(name = "front-desk", description = "Deposits on two places of one node, with signed receipts.")
final class DeskCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Bench bench;

    @Option(names = "--per-second", defaultValue = "1000", description = "Pace (${DEFAULT-VALUE}).")
    private int perSecond;

    @Option(names = "--held-seconds", defaultValue = "30", description = "How long (${DEFAULT-VALUE}).")
    private int held;

    @Option(names = "--pending", defaultValue = "300000", description = "Then so many wait (${DEFAULT-VALUE}).")
    private int pending;

    private final PrintStream progress = System.err;

    @Override
    public Integer call() throws Exception {
        if (bench == null) {
            throw new IllegalStateException("front-desk is a word of bench");
        }
        return bench.figures("front-desk", this::measured);
    }

    private Measurement measured() throws IOException, InterruptedException {
        Path folder = Folders.fresh();
        try {
            return DeskBench.run(new DeskBench.Plan(perSecond, Duration.ofSeconds(held), pending), folder, progress);
        } finally {
            Folders.delete(folder);
        }
    }
}
