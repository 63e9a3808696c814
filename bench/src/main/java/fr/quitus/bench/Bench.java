package fr.quitus.bench;

import fr.quitus.app.storage.LedgerStorage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code ./quitus bench} : measures, asserts nothing, tells what it found with machine, commit and command. */
@Command(
        name = "bench",
        description = "Measures Quitus on this machine, beside PostgreSQL and Axon's stock engine.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT)
public final class Bench {
    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds (${DEFAULT-VALUE}).",
            scope = ScopeType.INHERIT)
    private int rounds;

    @Option(
            names = "--warm-up-seconds",
            defaultValue = "10",
            description = "Of each contender, once (${DEFAULT-VALUE}).",
            scope = ScopeType.INHERIT)
    private int warmUpSeconds;

    @Option(
            names = "--cell-seconds",
            defaultValue = "5",
            description = "Of each contender, each round (${DEFAULT-VALUE}).",
            scope = ScopeType.INHERIT)
    private int cellSeconds;

    @Option(
            names = "--in-flight",
            defaultValue = "256",
            description = "Commands in flight in process (${DEFAULT-VALUE}).",
            scope = ScopeType.INHERIT)
    private int inFlight;

    @Option(
            names = "--http-in-flight",
            defaultValue = "64",
            description = "Commands in flight by HTTP (${DEFAULT-VALUE}).",
            scope = ScopeType.INHERIT)
    private int httpInFlight;

    @Option(
            names = "--units-in-flight",
            defaultValue = "2048",
            description = "Prepared units in flight (${DEFAULT-VALUE}).",
            scope = ScopeType.INHERIT)
    private int unitsInFlight;

    @Option(
            names = "--no-quorum",
            description = "One PostgreSQL alone instead of three bays of which two must have each event.",
            scope = ScopeType.INHERIT)
    private boolean noQuorum;

    @Option(names = "--json", description = "Print one JSON object and nothing else.", scope = ScopeType.INHERIT)
    private boolean json;

    @Option(
            names = "--out",
            arity = "0..1",
            fallbackValue = "docs/measurements",
            description = "Keep the result in this folder too (${FALLBACK-VALUE}).",
            scope = ScopeType.INHERIT)
    private @Nullable Path folder;

    private final PrintStream out;
    private final PrintStream progress = System.err;
    private final String command;

    /**
     * @param out where the result goes; progress goes to standard error
     * @param command what repeats it
     */
    Bench(PrintStream out, String command) {
        this.out = out;
        this.command = command;
    }

    @Command(name = "append", description = "Commands spread over 200 envelopes, and prepared units.")
    int append() throws Exception {
        return figures(
                "append",
                () -> Ground.onInstance(!noQuorum, instance -> AppendBench.run(instance, flight(), plan(), progress)));
    }

    @Command(name = "hot", description = "Commands that all draw on one envelope.")
    int hot() throws Exception {
        return figures(
                "hot",
                () -> Ground.onInstance(!noQuorum, instance -> HotBench.run(instance, flight(), plan(), progress)));
    }

    @Command(name = "http", description = "Commands by HTTP, and a profile of where the time goes.")
    int http() throws Exception {
        return figures(
                "http",
                () -> Ground.onInstance(!noQuorum, instance -> HttpBench.run(instance, flight(), plan(), progress)));
    }

    @Command(name = "grow", description = "What appending and loading cost when the log has grown; what it takes.")
    int grow(
            @Option(
                            names = "--events",
                            defaultValue = "20000000",
                            description = "Events at the end (${DEFAULT-VALUE}).")
                    long events,
            @Option(names = "--window", defaultValue = "100000", description = "Events of each measured round.")
                    long window,
            @Option(names = "--three-bays", description = "Three bays; otherwise one, which needs a third of the disk.")
                    boolean threeBays)
            throws Exception {
        GrowBench.Plan grow =
                new GrowBench.Plan(events, unitsInFlight, rounds, window, Duration.ofSeconds(cellSeconds));
        return figures(
                "grow",
                () -> Ground.inFreshFolder(data -> {
                    Disk.require(data, Disk.needed(events, threeBays ? Ground.BAYS : 1));
                    try (LedgerStorage storage = Ground.storage(data, threeBays)) {
                        return GrowBench.run(grow, storage, progress);
                    }
                }));
    }

    @Command(name = "verify", description = "How long the stand-alone verifier takes, and in what heap.")
    int verify(@Option(names = "--events", defaultValue = "1000000", description = "Of the segment.") long events)
            throws Exception {
        Path verifier = Ground.root().resolve("proofs/target/quitus-verify.jar");
        return figures(
                "verify",
                () -> Ground.inFreshFolder(data -> VerifyBench.run(verifier, data, events, rounds, progress)));
    }

    @Command(name = "books", description = "How long the books of a year take to answer, at any past point.")
    int books(
            @Option(names = "--postings", defaultValue = "1000000", description = "Of the year (${DEFAULT-VALUE}).")
                    long postings,
            @Option(names = "--questions", defaultValue = "100", description = "Of each kind (${DEFAULT-VALUE}).")
                    int questions)
            throws Exception {
        return figures(
                "books",
                () -> Ground.inFreshFolder(data -> {
                    try (LedgerStorage storage = Ground.storage(data, false)) {
                        return BooksBench.run(postings, questions, storage, progress);
                    }
                }));
    }

    @Command(name = "commands", description = "The product's commands by each door, its views and their rebuild.")
    int commands(
            @Option(names = "--doors", split = ",", defaultValue = "gate,stock,http", description = "Which doors.")
                    List<String> doors)
            throws Exception {
        return tables(
                "commands",
                () -> Ground.onInstance(!noQuorum, instance -> new CommandsBench(
                                new CommandsBench.Plan(plan(), inFlight, doors), instance, progress)
                        .run()));
    }

    @Command(
            name = "year",
            description = "A fiscal year of real units, generated, run, and checked at 1,000 positions.")
    int year(
            @Option(names = "--units", defaultValue = "1", description = "Units (${DEFAULT-VALUE}).") int units,
            @Option(names = "--permille", defaultValue = "1000", description = "Thousandths of a year's acts.")
                    int permille,
            @Option(names = "--seed", defaultValue = "2026", description = "All acts follow from it.") long seed,
            @Option(names = "--titles", defaultValue = "10", description = "Revenue orders per 100 payments.")
                    int titles)
            throws Exception {
        YearPlan year = new YearPlan(units, permille, seed, titles);
        return figures(
                "year-" + units,
                () -> Ground.inFreshFolder(data -> {
                    Disk.require(data, Disk.neededWithViews(year.eventsAbout(), noQuorum ? 1 : Ground.BAYS));
                    try (Instance instance = Instance.start(data, !noQuorum)) {
                        Place database = Place.ofTheLedger(instance.bean(LedgerStorage.class));
                        return YearBench.run(year, instance, database, progress);
                    }
                }));
    }

    @Command(name = "rebuild", description = "Views made again from a long log, beside PostgreSQL's own COPY of it.")
    int rebuild(
            @Option(names = "--events", defaultValue = "5000000", description = "Of the log.") long events,
            @Option(names = "--permille", defaultValue = "500", description = "Of a year, played first.") int permille,
            @Option(names = "--no-all", description = "Not all views together, nor Axon's replay.") boolean few)
            throws Exception {
        RebuildBench.Plan rebuild = new RebuildBench.Plan(events, permille, rounds, !few);
        return figures(
                "rebuild",
                () -> Ground.onInstance(!noQuorum, instance -> RebuildBench.run(rebuild, instance, progress)));
    }

    @Command(name = "views", description = "Views in use: beside rebuilds, how late they show, what is read back.")
    int views(
            @Option(names = "--prepared", defaultValue = "100000", description = "Commands before (${DEFAULT-VALUE}).")
                    int prepared,
            @Option(names = "--measured-seconds", defaultValue = "60", description = "Of each load (${DEFAULT-VALUE}).")
                    int seconds,
            @Option(names = "--pairs", defaultValue = "10000", description = "Commands read back (${DEFAULT-VALUE}).")
                    int pairs)
            throws Exception {
        var plan = new ViewsBench.Plan(prepared, Duration.ofSeconds(seconds), pairs);
        return figures(
                "views", () -> Ground.onInstance(!noQuorum, instance -> ViewsBench.run(plan, instance, progress)));
    }

    @Command(name = "peak", description = "Whole payments at a steady pace, and what share of the ledger they take.")
    int peak(
            @Option(names = "--payments-per-second", defaultValue = "14", description = "Pace (${DEFAULT-VALUE}).")
                    int pace,
            @Option(names = "--held-seconds", defaultValue = "300", description = "How long (${DEFAULT-VALUE}).")
                    int held,
            @Option(names = "--capacity-seconds", defaultValue = "30", description = "Then all it can.") int capacity)
            throws Exception {
        var peak = new PeakBench.Plan(pace, Duration.ofSeconds(held), Duration.ofSeconds(capacity));
        return figures("peak", () -> Ground.onInstance(!noQuorum, instance -> PeakBench.run(peak, instance, progress)));
    }

    @Command(name = "reseed", description = "How fast a destroyed bay is filled again, and what that costs writers.")
    int reseed(
            @Option(names = "--events", defaultValue = "2000000", description = "In the log (${DEFAULT-VALUE}).")
                    long events,
            @Option(names = "--calm-seconds", defaultValue = "10", description = "Before each loss.") int calm)
            throws Exception {
        var plan = new ReseedBench.Plan(events, unitsInFlight, rounds, Duration.ofSeconds(calm));
        return figures(
                "reseed",
                () -> Ground.inFreshFolder(data -> {
                    Disk.require(data, Disk.needed(events, Ground.BAYS));
                    try (LedgerStorage storage = Ground.storage(data, true)) {
                        return ReseedBench.run(plan, data, storage, progress);
                    }
                }));
    }

    @Command(name = "restore", description = "All bays are lost: a ledger again, from the archive alone.")
    int restore(@Option(names = "--events", defaultValue = "1000000", description = "Acknowledged before.") long events)
            throws Exception {
        var plan = new RestoreBench.Plan(events, inFlight);
        return figures(
                "restore",
                () -> Ground.inFreshFolder(data -> {
                    Disk.require(data, Disk.neededWithViews(events, Ground.BAYS));
                    return RestoreBench.run(plan, data, progress);
                }));
    }

    @Command(name = "start-up", description = "Start-up and memory.")
    int startUp() throws Exception {
        return tables("start-up", () -> new StartUpBench(Ground.jar(), plan(), httpInFlight, progress).run());
    }

    private Rounds.Plan plan() {
        return new Rounds.Plan(rounds, Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(cellSeconds));
    }

    private Peers.InFlight flight() {
        return new Peers.InFlight(inFlight, httpInFlight, unitsInFlight);
    }

    int figures(String what, Callable<Measurement> measure) throws Exception {
        Report report = new Report(what, command);
        report.tell(measure.call(), json, folder, out);
        return CommandLine.ExitCode.OK;
    }

    private int tables(String what, Callable<String> measure) throws Exception {
        Report report = new Report(what, command);
        out.println(report.text(measure.call()));
        return CommandLine.ExitCode.OK;
    }
}
