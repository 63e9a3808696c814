package fr.quitus.bench;

import fr.quitus.bench.figures.Figure;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./quitus drill} : breaks things on throw-away data and tells what came of it; 1 if anything did. */
@Command(
        name = "drill",
        description = "Breaks things under load on throw-away data, and counts what must be zero.",
        mixinStandardHelpOptions = true)
final class Drill implements Callable<Integer> {
    private static final int FAIL_EVERY = 50;
    private static final int LOSE_EVERY = 70;
    private static final int SCARCE_ENVELOPES = 300;
    private static final String CASE = "2013";
    private static final String EVERY = "tous";

    private final PrintStream out;
    private final String command;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--seeds", description = "How many seeds, one after the other.")
    private int seeds;

    @Option(names = "--seed", defaultValue = "1", description = "The first of them (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--faults",
            split = ",",
            description = "Only these, of: effacer, isoler, tuer, application, alterer,"
                    + " tuer-deux, figer, tronquer, remplir, couper, ralentir, horloge; with --cluster, those of"
                    + " deploy/lab/series --help.")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--series", description = "Keep a line per seed here, and run only those that are missing.")
    private @Nullable Path series;

    @Option(
            names = "--mutant",
            defaultValue = "",
            description = "Plant a fault in the ledger, and say which seed finds"
                    + " it: avant-quorum, avant-commit, verifier-puis-agir, tous.")
    private String mutant = "";

    @Option(
            names = "--case",
            defaultValue = "",
            description = "2013: 13,400 transfers are on their way when a bay goes.")
    private String theCase = "";

    @Option(names = "--cluster", description = "The production cluster in network namespaces (root), fault by fault.")
    private boolean cluster;

    @Option(names = "--repeats", defaultValue = "20", description = "Of each, with --cluster (${DEFAULT-VALUE}).")
    private int repeats;

    @Option(
            names = "--labs",
            defaultValue = "1",
            description = "Clusters side by side, with --cluster (${DEFAULT-VALUE}).")
    private int labs;

    @Option(
            names = "--out",
            arity = "0..1",
            fallbackValue = "docs/measurements",
            description = "Keep the report in this folder too (${FALLBACK-VALUE}).")
    private @Nullable Path folder;

    Drill(PrintStream out, String command) {
        this.out = out;
        this.command = command;
    }

    @Override
    public Integer call() throws Exception {
        if (cluster) {
            return DrillCluster.run(root(), repeats, faults, labs, series);
        }
        if (theCase.equals(CASE)) {
            return tell("drill-2013", Case2013.run(Case2013.WHOLE, System.err));
        }
        if (seeds < 1 || !theCase.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--seeds N, --cluster, --case 2013 or a command is needed");
        }
        List<DrillFault> allowed = allowed();
        List<DrillMutant> planted = planted();
        try (DrillSeeds drill = DrillSeeds.open(allowed, System.err)) {
            return planted.isEmpty() ? run(drill, allowed) : find(drill, planted);
        }
    }

    private List<DrillMutant> planted() {
        return switch (mutant) {
            case "" -> List.of();
            case EVERY -> DrillMutant.planted();
            default ->
                List.of(DrillMutant.named(mutant)
                        .orElseThrow(() -> new ParameterException(spec.commandLine(), "no mutant " + mutant)));
        };
    }

    private List<DrillFault> allowed() {
        return faults.isEmpty()
                ? DrillPlan.all()
                : faults.stream()
                        .map(word -> DrillFault.named(word)
                                .orElseThrow(() -> new ParameterException(spec.commandLine(), "no fault " + word)))
                        .toList();
    }

    private int run(DrillSeeds drill, List<DrillFault> allowed) throws IOException {
        if (series == null) {
            List<DrillOutcome> outcomes = drill.run(all(), _ -> {});
            return tell("drill-seeds", DrillReport.of(outcomes, code(), allowed), allHeld(outcomes));
        }
        DrillSeries kept = new DrillSeries(series, DrilledCode.of(root()));
        List<DrillOutcome> outcomes = drill.run(kept.missing(seed, seeds), outcome -> {
            try {
                kept.append(outcome);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        List<DrillSeries.Run> whole = kept.onThisCode();
        long held = whole.stream()
                .filter(run -> run.outcome().equals(DrillSeries.HELD))
                .count();
        String page = DrillReport.of(outcomes, code(), allowed)
                + "Série %s : %d tirages sur ce code, tenus %d.%n".formatted(series, whole.size(), held);
        return tell("drill-seeds", page, held == whole.size());
    }

    private int find(DrillSeeds drill, List<DrillMutant> planted) throws IOException {
        StringBuilder page = new StringBuilder();
        boolean all = true;
        for (DrillMutant one : planted) {
            Optional<DrillOutcome> found = drill.firstToFind(one, all());
            all &= found.isPresent();
            page.append(found.map(outcome -> "Faute plantée « %s » : trouvée par le tirage %d.%n    %s%n"
                            .formatted(one.label(), outcome.seed(), String.join("\n    ", outcome.defects())))
                    .orElse("Faute plantée « %s » : PAS TROUVÉE en %d tirages.%n".formatted(one.label(), seeds)));
        }
        return tell("drill-mutants", page.toString(), all);
    }

    private List<Long> all() {
        return LongStream.range(seed, seed + seeds).boxed().toList();
    }

    private static boolean allHeld(List<DrillOutcome> outcomes) {
        return outcomes.stream().allMatch(DrillOutcome::held);
    }

    private static Path root() {
        return Path.of(System.getProperty("quitus.root", "."));
    }

    /** Told where a report is not kept in a series: then code that is not committed may be drilled too. */
    private static String code() throws IOException {
        try {
            return DrilledCode.of(root());
        } catch (IllegalStateException e) {
            return "non déposé";
        }
    }

    private int tell(String what, Case2013.Told told) throws IOException {
        return tell(what, told.page(), told.held());
    }

    private int tell(String what, String page, boolean held) throws IOException {
        String whole = page + "Commande : " + command + "\n";
        out.print(whole);
        if (folder != null) {
            Files.createDirectories(folder);
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            Files.writeString(
                    folder.resolve(Report.fileName(today, Machine.commit(), what) + ".txt"),
                    whole,
                    StandardCharsets.UTF_8);
        }
        return held ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    @Command(
            name = "append",
            description = "Commands while batches fail, answers are lost and the writer is killed.",
            mixinStandardHelpOptions = true)
    int append(
            @Option(names = "--seconds", defaultValue = "10", description = "How long (${DEFAULT-VALUE}).") int seconds,
            @Option(names = "--in-flight", defaultValue = "256", description = "Commands in flight (${DEFAULT-VALUE}).")
                    int inFlight,
            @Option(
                            names = "--kills",
                            defaultValue = "12",
                            description = "Times the writer is killed (${DEFAULT-VALUE}).")
                    int kills,
            @Option(names = "--no-quorum", description = "One PostgreSQL alone instead of three bays.")
                    boolean noQuorum,
            @Option(names = "--json", description = "Print one JSON object and nothing else.") boolean json,
            @Option(
                            names = "--out",
                            arity = "0..1",
                            fallbackValue = "docs/measurements",
                            description = "Keep the result in this folder too (${FALLBACK-VALUE}).")
                    @Nullable Path kept)
            throws Exception {
        Report report = new Report("drill-append", command);
        AppendStorm.Budget budget = new AppendStorm.Budget(
                Duration.ofSeconds(seconds), inFlight, kills, FAIL_EVERY, LOSE_EVERY, SCARCE_ENVELOPES);
        Measurement measurement = append(budget, !noQuorum, System.err);
        report.tell(measurement, json, kept, out);
        return measurement.figures().stream().anyMatch(Figure::missed)
                ? CommandLine.ExitCode.SOFTWARE
                : CommandLine.ExitCode.OK;
    }

    static Measurement append(AppendStorm.Budget budget, boolean quorum, PrintStream progress) throws Exception {
        Path data = Folders.fresh();
        Faults faults = new Faults(budget.failEvery(), budget.loseEvery());
        try (FaultyDriver driver = FaultyDriver.install(faults);
                Instance instance = Instance.start(data, quorum)) {
            progress.println("appends go through " + driver.getClass().getSimpleName());
            return AppendStorm.run(budget, instance, faults, progress);
        } finally {
            Folders.delete(data);
        }
    }
}
