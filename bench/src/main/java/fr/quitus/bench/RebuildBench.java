package fr.quitus.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.api.door.CommandGate;
import fr.quitus.api.json.EventReader;
import fr.quitus.app.projection.EventLogReader;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bench.figures.Figure;
import fr.quitus.eventstore.AxonEventStorage;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.NamedEventSerializer;
import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.ProjectionLimits;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildReport;
import fr.quitus.projections.ports.ViewsDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * How fast views are made again from a long log: events of a unit's real year, in as many copies as it takes. Beside
 * it, in the same run, PostgreSQL's own COPY of the same events to a client that throws them away, and Axon's own
 * replay.
 */
final class RebuildBench {
    private static final int CONNECTIONS_MAX = 6;
    private static final double BALANCES_OF_COPY_GOAL = 0.5;
    private static final double BALANCES_OF_STOCK_GOAL = 20;
    private static final double LINES_PER_SECOND_GOAL = 120_000;
    private static final long SMALL_EVENTS = 1_000_000;
    private static final double OF_SMALL_GOAL = 0.85;
    private static final double MB = 1024.0 * 1024.0;
    private static final int DRAIN_BYTES = 1 << 16;
    private static final String BALANCES = "trialbalance";
    private static final String LINES = "audittrail";

    /**
     * @param events of the log
     * @param permille of a unit's year that is played by real commands and then copied
     * @param rounds of each measured rebuild
     * @param all whether all views are rebuilt together too, and Axon replays beside them: hours, for a long log
     */
    record Plan(long events, int permille, int rounds, boolean all) {}

    private final Plan plan;
    private final Instance instance;
    private final PrintStream progress;

    private RebuildBench(Plan plan, Instance instance, PrintStream progress) {
        this.plan = plan;
        this.instance = instance;
        this.progress = progress;
    }

    static Measurement run(Plan plan, Instance instance, PrintStream progress) throws Exception {
        return new RebuildBench(plan, instance, progress).run();
    }

    private Measurement run() throws Exception {
        play();
        try (PreparedLog prepared = PreparedLog.beside(instance.bean(LedgerStorage.class), "rebuild")) {
            HikariConfig pool = new HikariConfig();
            pool.setJdbcUrl(prepared.place().url());
            pool.setUsername(prepared.place().user());
            pool.setPassword(prepared.place().password());
            pool.setMaximumPoolSize(CONNECTIONS_MAX);
            try (HikariDataSource source = new HikariDataSource(pool)) {
                return measured(prepared, source);
            }
        }
    }

    /** A year of one unit, by commands. */
    private void play() {
        YearPlan year = new YearPlan(1, plan.permille(), 2_026, 10);
        YearDoor door = new YearDoor("year", instance.bean(CommandGate.class));
        YearUnit unit = new YearUnit(year, 0, door);
        YearCast.open(new YearDoor("opening", instance.bean(CommandGate.class)), unit.centres());
        unit.plan();
        for (LocalDate day = LocalDate.of(YearCast.YEAR - 1, 12, 1); unit.hasMore(); day = day.plusDays(1)) {
            unit.live(day);
        }
    }

    private Measurement measured(PreparedLog prepared, HikariDataSource source)
            throws SQLException, InterruptedException {
        EventLog log = prepared.log();
        EventLogReader reader = new EventLogReader(log, instance.bean(EventReader.class));
        Database database = new Database(new ViewsDatabase(source));
        List<Projection> views =
                List.copyOf(instance.context().getBeansOfType(Projection.class).values());
        ProjectionRegistry registry = new ProjectionRegistry(views, database, reader);
        registry.prepare();
        RebuildDriver driver = new RebuildDriver(registry, database, reader, ProjectionLimits.DEFAULT);
        UnitCopies copies = new UnitCopies(instance.bean(EventLog.class), log, plan.events(), progress);
        Rates small = rates(prepared, copies, Math.min(SMALL_EVENTS, plan.events()), driver, source);
        Rates large = rates(prepared, copies, plan.events(), driver, source);
        long events = log.head() + 1;
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.told("events", "events", events));
        figures.add(
                Figure.told("streams", "streams", prepared.place().number("select count(*) from eventlog.streams")));
        figures.add(Figure.told(
                "types of events",
                "types",
                prepared.place().number("select count(distinct kind) from eventlog.events where position < 1000000")));
        figures.add(Figure.told("COPY of the events out of PostgreSQL, thrown away", "events/s", large.copy()));
        figures.add(Figure.ratioAtLeast(
                "balances", "events/s", large.balances(), large.copy(), "COPY out", BALANCES_OF_COPY_GOAL));
        figures.add(Figure.atLeast("a line per event", "events/s", large.lines(), LINES_PER_SECOND_GOAL));
        if (plan.events() > SMALL_EVENTS) {
            String first = "of the first million";
            figures.add(Figure.ratioAtLeast(
                    "balances of all", "events/s", large.balances(), small.balances(), first, OF_SMALL_GOAL));
            figures.add(Figure.ratioAtLeast(
                    "a line per event of all", "events/s", large.lines(), small.lines(), first, OF_SMALL_GOAL));
        }
        if (plan.all()) {
            EventStorageEngine engine = AxonEventStorage.over(log, instance.bean(NamedEventSerializer.class))
                    .build();
            double stock = new StockReplay(source, engine, progress).bestRate();
            figures.add(Figure.ratioAtLeast(
                    "balances",
                    "events/s",
                    large.balances(),
                    stock,
                    "Axon's own replay at its best",
                    BALANCES_OF_STOCK_GOAL));
            figures.addAll(together(driver, registry.names(), events));
        }
        figures.add(Figure.told("heap there may be", "MB", Runtime.getRuntime().maxMemory() / MB));
        figures.add(Figure.told("heap after a collection", "MB", heapMb()));
        return new Measurement(figures, "");
    }

    private List<Figure> together(RebuildDriver driver, Collection<String> views, long events) {
        long cpu = cpuNanos();
        long begun = System.nanoTime();
        double first = rebuilt(driver, views, events);
        double cores = (cpuNanos() - cpu) / (double) (System.nanoTime() - begun);
        double again = rebuilt(driver, views, events);
        return List.of(
                Figure.told("all " + views.size() + " views", "events/s", first),
                Figure.told("cores of this process meanwhile", "cores", cores),
                Figure.told("all views again, compared row by row and switched", "events/s", again));
    }

    /** Events per second. */
    private record Rates(double copy, double balances, double lines) {}

    private Rates rates(
            PreparedLog prepared, UnitCopies copies, long events, RebuildDriver driver, HikariDataSource source)
            throws SQLException, InterruptedException {
        copies.growTo(events);
        prepared.place().execute("vacuum analyze");
        long held = prepared.log().head() + 1;
        // What is shown stands at the head, as where a live driver follows: else the rest is folded after the
        // comparison.
        rebuilt(driver, List.of(BALANCES), held);
        rebuilt(driver, List.of(LINES), held);
        List<Double> out = new ArrayList<>();
        List<Double> balances = new ArrayList<>();
        List<Double> lines = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            out.add(held / copyOut(source));
            balances.add(rebuilt(driver, List.of(BALANCES), held));
            lines.add(rebuilt(driver, List.of(LINES), held));
        }
        return new Rates(Figures.median(out), Figures.median(balances), Figures.median(lines));
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static double heapMb() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB;
    }

    private double rebuilt(RebuildDriver driver, Collection<String> names, long events) {
        RebuildReport report = driver.rebuild(names, ProgressListener.SILENT);
        if (!report.complete()) {
            throw new IllegalStateException("not rebuilt: " + report.views());
        }
        double rate = events / (report.duration().toNanos() / 1e9);
        progress.printf(Locale.ROOT, "%s: %,.0f events/s%n", names, rate);
        return rate;
    }

    /** Seconds it takes PostgreSQL to give every event, bytes and all, to a client that looks at none. */
    private double copyOut(HikariDataSource source) throws SQLException {
        long begun = System.nanoTime();
        byte[] drain = new byte[DRAIN_BYTES];
        try (Connection connection = source.getConnection();
                InputStream rows = new PGCopyInputStream(connection.unwrap(PGConnection.class), Sql.COPY_OUT)) {
            while (rows.read(drain) >= 0) {
                // Whoever reads this would look at it here.
            }
        } catch (IOException e) {
            throw new SQLException("COPY was cut", e);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        progress.printf(Locale.ROOT, "COPY out: %.1f s%n", seconds);
        return seconds;
    }
}
