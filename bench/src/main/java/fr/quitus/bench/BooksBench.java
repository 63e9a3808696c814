package fr.quitus.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bench.figures.Figure;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.ProjectionLimits;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildReport;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import fr.quitus.projections.ports.ViewsDatabase;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How long the books of a year take to answer. Postings are folded by the product's rebuild from a log made as it is
 * read, so that the read model is the product's; questions are asked of its controllers, JSON included, without HTTP.
 */
final class BooksBench {
    private static final double PAGE_MS_GOAL = 200;
    private static final double STATEMENT_MS_GOAL = 1_000;
    private static final double POINT_MS_GOAL = 1_000;
    private static final int POSTINGS_PER_EVENT = 2;
    private static final int CONNECTIONS_MAX = 4;
    private static final int WARM_UP = 5;
    private static final double P95 = 0.95;
    private static final long SEED = 20_260_115;

    private final long events;
    private final int questions;
    private final PrintStream progress;
    private final SplittableRandom random = new SplittableRandom(SEED);

    private BooksBench(long events, int questions, PrintStream progress) {
        this.events = events;
        this.questions = questions;
        this.progress = progress;
    }

    /**
     * @param postings of the year
     * @param questions of each kind that are timed
     */
    static Measurement run(long postings, int questions, LedgerStorage storage, PrintStream progress)
            throws SQLException {
        return new BooksBench(postings / POSTINGS_PER_EVENT, questions, progress).run(storage);
    }

    private Measurement run(LedgerStorage storage) throws SQLException {
        Place place = Place.make(storage, "books");
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(place.url());
        pool.setUsername(place.user());
        pool.setPassword(place.password());
        pool.setMaximumPoolSize(CONNECTIONS_MAX);
        try (HikariDataSource source = new HikariDataSource(pool)) {
            BooksLog log = new BooksLog(events);
            Database database = new Database(new ViewsDatabase(source));
            ProjectionRegistry registry = new ProjectionRegistry(List.of(new GeneralLedgerProjection()), database, log);
            registry.prepare();
            double seconds = rebuild(registry, database, log);
            place.execute("analyze");
            return measured(new BooksDesk(registry, database), seconds, place);
        }
    }

    private double rebuild(ProjectionRegistry registry, Database database, BooksLog log) {
        RebuildReport report = new RebuildDriver(registry, database, log, ProjectionLimits.DEFAULT)
                .rebuild(List.of(GeneralLedgerProjection.NAME), ProgressListener.SILENT);
        if (!report.complete()) {
            throw new IllegalStateException("the books were not built: " + report);
        }
        double seconds = report.duration().toMillis() / 1e3;
        progress.printf(Locale.ROOT, "%,d events folded in %.1f s%n", events, seconds);
        return seconds;
    }

    private Measurement measured(BooksDesk desk, double rebuildSeconds, Place place) throws SQLException {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atMost(
                "page of the balance générale, p95",
                "ms",
                p95("balance", () -> desk.trialBalance(asOf(), null)),
                PAGE_MS_GOAL));
        figures.add(Figure.atMost(
                "page of the grand livre of the busiest account, at a random place, p95",
                "ms",
                p95("grand livre", () -> desk.ledger(Accounts.SUPPLIERS, day(), asOf(), null)),
                PAGE_MS_GOAL));
        figures.add(Figure.atMost(
                "balance générale at a random past date and position, p95",
                "ms",
                p95("past balance", () -> desk.trialBalance(asOf(), random.nextLong(events))),
                POINT_MS_GOAL));
        figures.add(Figure.atMost(
                "page of the grand livre at a random past date and position, p95",
                "ms",
                p95("past grand livre", () -> desk.ledger(Accounts.SUPPLIERS, day(), asOf(), random.nextLong(events))),
                POINT_MS_GOAL));
        for (StatementKind kind : StatementKind.values()) {
            figures.add(Figure.atMost(
                    kind.name() + " as a statement, p95",
                    "ms",
                    p95(kind.name(), () -> desk.statement(kind, LocalDate.of(BooksLog.YEAR, 12, 31))),
                    STATEMENT_MS_GOAL));
        }
        figures.add(Figure.told("rebuild of the general ledger", "s", rebuildSeconds));
        figures.add(Figure.told("events folded", "events/s", events / rebuildSeconds));
        long steps = place.number("select count(*) from views.balance_step");
        figures.add(Figure.told("rows of balance steps", "rows", steps));
        return new Measurement(
                figures,
                "%,d postings of %,d events, %d questions of each kind.%n"
                        .formatted(events * POSTINGS_PER_EVENT, events, questions));
    }

    private LocalDate day() {
        return LocalDate.of(BooksLog.YEAR, 1, 1).plusDays(random.nextInt(300));
    }

    private LocalDate asOf() {
        return LocalDate.of(BooksLog.YEAR, 12, 1).plusDays(random.nextInt(31));
    }

    private double p95(String what, Runnable question) {
        List<Double> times = new ArrayList<>();
        for (int i = -WARM_UP; i < questions; i++) {
            long begun = System.nanoTime();
            question.run();
            if (i >= 0) {
                times.add((System.nanoTime() - begun) / 1e6);
            }
        }
        Collections.sort(times);
        double p95 = times.get((int) Math.ceil(P95 * times.size()) - 1);
        progress.printf(Locale.ROOT, "%s: p95 %.1f ms, max %.1f ms%n", what, p95, times.getLast());
        return p95;
    }
}
