package fr.quitus.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./quitus bench overload} : more than the ledger can do, in several ways. */
@Command(name = "overload", description = "Two and ten times what the ledger can serve, storms, floods, a bay lost.")
final class OverloadCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Bench bench;

    @Option(names = "--seconds", defaultValue = "60", description = "Of each load (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--tenfold-seconds",
            description = "Of ten times what a slowed core can serve (as the other loads).")
    private @Nullable Integer tenfoldSeconds;

    @Option(
            names = "--phases",
            split = ",",
            description = "Of double, storm, flood, bay-lost, tenfold, slowed, front-desk (all of these), drain.")
    private List<String> phases = Arrays.stream(OverloadPhase.values())
            .filter(phase -> phase != OverloadPhase.DRAIN)
            .map(OverloadPhase::word)
            .toList();

    @Option(
            names = "--kills",
            defaultValue = "0",
            description =
                    "Times the ledger is killed while its front desk opens, takes in or files (${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--deposits",
            defaultValue = "300000",
            description = "Taken in and decided in phase drain (${DEFAULT-VALUE}).")
    private int deposits;

    private final PrintStream progress = System.err;

    @Override
    public Integer call() throws Exception {
        if (bench == null) {
            throw new IllegalStateException("overload is a word of bench");
        }
        Set<OverloadPhase> wanted = phases.stream()
                .map(OverloadPhase::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(OverloadPhase.class)));
        OverloadBench.Plan plan = new OverloadBench.Plan(
                seconds, tenfoldSeconds == null ? seconds : tenfoldSeconds, kills, deposits, wanted);
        return bench.figures("overload", () -> measured(plan));
    }

    private Measurement measured(OverloadBench.Plan plan) throws IOException, InterruptedException {
        Path folder = Folders.fresh();
        try {
            return OverloadBench.run(plan, folder, progress);
        } finally {
            Folders.delete(folder);
        }
    }
}
