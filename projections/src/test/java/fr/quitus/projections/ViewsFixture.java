package fr.quitus.projections;

import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.projections.auditfindings.AuditFindingsProjection;
import fr.quitus.projections.audittrail.AuditTrailProjection;
import fr.quitus.projections.availability.AvailabilityProjection;
import fr.quitus.projections.budgetconsumption.BudgetConsumptionProjection;
import fr.quitus.projections.budgetrevenue.BudgetRevenueProjection;
import fr.quitus.projections.commitmentregister.CommitmentRegisterProjection;
import fr.quitus.projections.costs.CostsProjection;
import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.LiveDriver;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.ProjectionLimits;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.generalledger.GeneralLedgerProjection;
import fr.quitus.projections.invoicelifecycle.InvoiceLifeCycleProjection;
import fr.quitus.projections.outstandingcommitments.OutstandingCommitmentsProjection;
import fr.quitus.projections.paymentdelays.PaymentDelaysProjection;
import fr.quitus.projections.paymentruns.PaymentRunsProjection;
import fr.quitus.projections.ports.ViewsDatabase;
import fr.quitus.projections.publishedstatements.PublishedStatementsProjection;
import fr.quitus.projections.revenueregister.RevenueRegisterProjection;
import fr.quitus.projections.thirdparties.ThirdPartiesProjection;
import fr.quitus.projections.trialbalance.TrialBalanceProjection;
import fr.quitus.projections.worklist.WorkListProjection;
import fr.quitus.projections.yearclosing.YearClosingProjection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** given(events) → then(rows): views on a database of their own, fed from a log in memory. */
public final class ViewsFixture implements AutoCloseable {
    private final HikariDataSource dataSource;
    private final boolean owned;
    private final List<Projection> projections;
    private final ProjectionLimits limits;
    private final MemoryLog log;
    private final Database database;
    private final ProjectionRegistry registry;
    private final LiveDriver live;

    private ViewsFixture(
            HikariDataSource dataSource,
            boolean owned,
            List<Projection> projections,
            ProjectionLimits limits,
            MemoryLog log) {
        this.dataSource = dataSource;
        this.owned = owned;
        this.projections = projections;
        this.limits = limits;
        this.log = log;
        this.database = new Database(new ViewsDatabase(dataSource));
        this.registry = new ProjectionRegistry(projections, database, log);
        registry.prepare();
        this.live = new LiveDriver(registry, database, log, limits);
    }

    public static List<Projection> everyProjection() {
        return List.of(
                new AvailabilityProjection(),
                new CommitmentRegisterProjection(),
                new TrialBalanceProjection(),
                new GeneralLedgerProjection(),
                new BudgetRevenueProjection(),
                new PaymentRunsProjection(),
                new InvoiceLifeCycleProjection(),
                new AuditTrailProjection(),
                new AuditFindingsProjection(),
                new ThirdPartiesProjection(),
                new PublishedStatementsProjection(),
                new RevenueRegisterProjection(),
                new WorkListProjection(),
                new YearClosingProjection(),
                new BudgetConsumptionProjection(),
                new OutstandingCommitmentsProjection(),
                new PaymentDelaysProjection(),
                new CostsProjection());
    }

    public static ProjectionLimits limits(int liveBatch, int rebuildBatch, int rowsHeld) {
        return new ProjectionLimits(
                liveBatch,
                rebuildBatch,
                rowsHeld,
                1 << 16,
                2,
                50,
                10,
                Duration.ofMillis(200),
                Duration.ofMillis(50),
                Duration.ofSeconds(5),
                Duration.ofDays(1));
    }

    public static ViewsFixture of(Projection... projections) {
        return new ViewsFixture(
                TestPostgres.newDatabase(), true, List.of(projections), ProjectionLimits.DEFAULT, new MemoryLog());
    }

    /** On a database of the caller's, who closes it. */
    public static ViewsFixture on(HikariDataSource dataSource, ProjectionLimits limits, List<Projection> projections) {
        return new ViewsFixture(dataSource, false, projections, limits, new MemoryLog());
    }

    public static ViewsFixture ofEvery() {
        return of(everyProjection().toArray(Projection[]::new));
    }

    /** The same database and log after a restart with other views or limits. */
    public ViewsFixture restarted(List<Projection> others, ProjectionLimits otherLimits) {
        live.close();
        return new ViewsFixture(dataSource, false, others, otherLimits, log);
    }

    /** Another node on the same database and log, of a release with other views. */
    public ViewsFixture beside(List<Projection> others) {
        return new ViewsFixture(dataSource, false, others, limits, log);
    }

    /** An empty database with the same views and other limits. */
    public ViewsFixture emptied(ProjectionLimits otherLimits) {
        execute("drop schema views cascade");
        execute("drop schema views_rebuild cascade");
        execute("drop schema views_replaced cascade");
        return new ViewsFixture(dataSource, false, projections, otherLimits, new MemoryLog());
    }

    public ViewsFixture given(List<? extends LedgerEvent> events) {
        log.append(events);
        live.catchUp();
        return this;
    }

    public MemoryLog log() {
        return log;
    }

    public Database database() {
        return database;
    }

    /** Where the views are, for whoever comes by a connection of his own. */
    public HikariDataSource dataSource() {
        return dataSource;
    }

    /** The tables that lie where rebuilds work. */
    public List<String> unfinishedTables() {
        return database.snapshot(connection -> {
            List<String> names = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select tablename from pg_tables where schemaname = 'views_rebuild' order by tablename")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        });
    }

    public ProjectionRegistry registry() {
        return registry;
    }

    public LiveDriver live() {
        return live;
    }

    public RebuildDriver rebuild() {
        return new RebuildDriver(registry, database, log, limits);
    }

    /** Every row of every live table, as text, in the order of keys. */
    public Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Projection projection : projections) {
            for (Table<?, ?> table : projection.tables()) {
                rows.put(table.name(), rows(table));
            }
        }
        return rows;
    }

    public List<String> rows(String table) {
        for (Projection projection : projections) {
            for (Table<?, ?> candidate : projection.tables()) {
                if (candidate.name().equals(table)) {
                    return rows(candidate);
                }
            }
        }
        throw new IllegalArgumentException(table);
    }

    private List<String> rows(Table<?, ?> table) {
        return database.snapshot(connection -> {
            List<String> texts = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(table.statement("rows"))) {
                while (rows.next()) {
                    texts.add(rows.getString(2));
                }
            }
            return texts;
        });
    }

    public void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        live.close();
        if (owned) {
            dataSource.close();
        }
    }
}
