package fr.quitus.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/run} : measures, asserts nothing, prints its tables with the machine, the commit and the command. */
@Command(name = "bench", description = "Measures Quitus on this machine.", mixinStandardHelpOptions = true)
public final class Bench {
    @Option(names = "--rounds", defaultValue = "3", description = "Rounds (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--warm-up-seconds", defaultValue = "5", description = "Of each cell, once (${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(names = "--cell-seconds", defaultValue = "5", description = "Of each cell, each round (${DEFAULT-VALUE}).")
    private int cellSeconds;

    @Option(names = "--in-flight", defaultValue = "64", description = "Commands in flight (${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(
            names = "--doors",
            split = ",",
            defaultValue = "gate,stock,http",
            description = "Doors the commands go through (${DEFAULT-VALUE}).")
    private List<String> doors = List.of();

    private final PrintStream out = System.out;
    private final PrintStream progress = System.err;

    private Bench() {}

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Bench());
        String[] asked = Stream.of(arguments).anyMatch(line.getSubcommands()::containsKey)
                        || List.of(arguments).contains("--help")
                ? arguments
                : Stream.concat(Stream.of(arguments), Stream.of("all")).toArray(String[]::new);
        System.exit(line.execute(asked));
    }

    @Command(name = "commands", description = "Commands by each door, views, rebuild.")
    int commands() throws Exception {
        return report("commands", this::commandsTables);
    }

    @Command(name = "start-up", description = "Start-up and memory.")
    int startUp() throws Exception {
        return report("start-up", this::startUpTable);
    }

    @Command(name = "all", description = "Everything (the default).")
    int all() throws Exception {
        return report("all", () -> startUpTable() + "\n" + commandsTables());
    }

    private CommandsBench.Plan plan() {
        return new CommandsBench.Plan(
                rounds, Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(cellSeconds), inFlight, doors);
    }

    private int report(String what, Callable<String> measure) throws Exception {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        double loadBefore = ProcessMemory.loadAverage();
        String tables = measure.call();
        out.printf(
                Locale.ROOT,
                "Measured %s to %s, load average %.1f before and %.1f after.%n%n%s%n%s",
                begun,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                loadBefore,
                ProcessMemory.loadAverage(),
                Machine.description(command(what)),
                tables);
        return CommandLine.ExitCode.OK;
    }

    private String command(String what) {
        return String.format(
                Locale.ROOT,
                "bench/run --rounds %d --warm-up-seconds %d --cell-seconds %d --in-flight %d --doors %s %s",
                rounds,
                warmUpSeconds,
                cellSeconds,
                inFlight,
                String.join(",", doors),
                what);
    }

    private String commandsTables() throws IOException, InterruptedException {
        Path data = Folders.fresh();
        try (Instance instance = Instance.start(data)) {
            return new CommandsBench(plan(), instance, progress).run();
        } finally {
            Folders.delete(data);
        }
    }

    private String startUpTable() throws IOException, InterruptedException {
        return new StartUpBench(jar(), plan(), progress).run();
    }

    /** What {@code ./quitus start} runs. */
    private static Path jar() throws IOException {
        Path folder = Path.of(System.getProperty("quitus.root", "."), "src", "target");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("build first: no executable jar in " + folder));
        }
    }
}
