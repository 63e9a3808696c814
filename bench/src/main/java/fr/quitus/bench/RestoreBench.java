package fr.quitus.bench;

import fr.quitus.api.door.CommandGate;
import fr.quitus.api.ports.LedgerClock;
import fr.quitus.app.QuitusSettings.Storage;
import fr.quitus.app.proof.BayLog;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.value.FundsCentre;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * All bays are lost and the archive is left: how far it goes, and how soon a ledger stands again that is made of it
 * alone, by the program an operator runs.
 */
final class RestoreBench {
    private static final Duration TURN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_AGAIN_NANOS = 20_000_000;
    private static final double NANOS = 1e9;
    private static final String FOLDER = "archive";

    /**
     * How much.
     *
     * @param events acknowledged before the cut, at least
     */
    record Plan(long events, int clients) {}

    private final Plan plan;
    private final Path data;
    private final PrintStream progress;
    private final List<Figure> figures = new ArrayList<>();

    private RestoreBench(Plan plan, Path data, PrintStream progress) {
        this.plan = plan;
        this.data = data;
        this.progress = progress;
    }

    static Measurement run(Plan plan, Path data, PrintStream progress) throws Exception {
        return new RestoreBench(plan, data, progress).run();
    }

    private Measurement run() throws Exception {
        BayLog.Head end;
        try (Instance instance = Instance.start(data, true)) {
            end = write(instance);
        }
        Folders.delete(data.resolve("bays"));
        double megabytes = Folders.megabytes(data.resolve(FOLDER), "");
        figures.add(Figure.told("events acknowledged", "events", end.events()));
        figures.add(Figure.told("archive", "MB", megabytes));
        restored("verified, written, read back", end, megabytes, "--sans-etats");
        restored("the same, and all views and truths", end, megabytes);
        return new Measurement(figures, "");
    }

    private BayLog.Head write(Instance instance) throws InterruptedException, SQLException {
        GateDoor door = new GateDoor("restore", instance.bean(CommandGate.class), instance.bean(LedgerClock.class));
        Workload workload = new Workload(door);
        List<FundsCentre> units = Workload.spread();
        workload.allot(units);
        Load load = new Load(workload, units, plan.clients());
        AtomicBoolean over = new AtomicBoolean();
        double[] lag = {0};
        Thread watch = Thread.startVirtualThread(() -> {
            while (!over.get()) {
                lag[0] = Math.max(lag[0], archive(instance, "lag.seconds"));
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        });
        double perSecond;
        double behind;
        try {
            perSecond = load(load, door);
            behind = untilArchived(instance, door.lastPosition());
        } finally {
            over.set(true);
            watch.join();
        }
        figures.add(Figure.told("commands meanwhile", "commands/s", perSecond));
        figures.add(Figure.told("what the archive was behind at most, under load", "s", lag[0]));
        figures.add(Figure.told("until the last command was archived, after its answer", "s", behind));
        BayLog.Head end = head(instance.bean(LedgerStorage.class));
        if (end.events() != door.lastPosition() + 1) {
            throw new IllegalStateException(end + " where " + door.lastPosition() + " was acknowledged last");
        }
        return end;
    }

    /** Commands per second of the last turn; whoever is refused for want of room is simply not counted. */
    private double load(Load load, GateDoor door) throws InterruptedException {
        while (true) {
            long before = door.lastPosition();
            Load.Result result = load.run(TURN);
            progress.printf(
                    Locale.ROOT, "%,d events, %,.0f commands/s%n", door.lastPosition() + 1, result.commandsPerSecond());
            if (door.lastPosition() == before) {
                throw new IllegalStateException("nothing is accepted: " + result.firstFailure());
            }
            if (door.lastPosition() >= plan.events()) {
                return result.commandsPerSecond();
            }
        }
    }

    private static double untilArchived(Instance instance, long position) {
        long asked = System.nanoTime();
        while (archive(instance, "position") < position) {
            if (System.nanoTime() - asked > PATIENCE.toNanos()) {
                throw new IllegalStateException("the archive does not follow: " + archive(instance, "position"));
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return (System.nanoTime() - asked) / NANOS;
    }

    private static BayLog.Head head(LedgerStorage storage) throws SQLException {
        try (BayLog log = BayLog.open(Place.ofTheLedger(storage).administrator())) {
            return log.head();
        }
    }

    private static double archive(Instance instance, String what) {
        return instance.bean(MeterRegistry.class)
                .get("quitus.archive." + what)
                .gauge()
                .value();
    }

    private void restored(String what, BayLog.Head end, double megabytes, String... options) throws Exception {
        Path into = data.resolve("restored");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Ground.jar().toString(),
                "restore",
                "--from",
                data.resolve(FOLDER).toString(),
                "--into",
                into.toString()));
        command.addAll(List.of(options));
        long begun = System.nanoTime();
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("restore.log").toFile())
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - begun) / NANOS;
        if (code != 0) {
            throw new IOException("restore ended with " + code + ": " + Files.readString(data.resolve("restore.log")));
        }
        BayLog.Head found;
        try (LedgerStorage storage = LedgerStorage.open(into, Storage.embedded(Storage.Mode.BAYS, true))) {
            found = head(storage);
        }
        figures.add(Figure.told("from the archive alone: " + what, "s", seconds));
        figures.add(Figure.told("which is, of the archive", "MB/s", megabytes / seconds));
        figures.add(Figure.told("and", "events/s", end.events() / seconds));
        figures.add(
                Figure.zero("acknowledged before the cut and not restored", "events", end.events() - found.events()));
        figures.add(Figure.zero("trees that differ", "trees", Arrays.equals(end.frontier(), found.frontier()) ? 0 : 1));
        progress.printf(Locale.ROOT, "%s: %.1f s%n", what, seconds);
        Folders.delete(into);
    }
}
