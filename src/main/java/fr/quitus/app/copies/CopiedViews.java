package fr.quitus.app.copies;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.api.json.EventReader;
import fr.quitus.app.client.Stop;
import fr.quitus.app.projection.EventLogReader;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.EmbeddedPostgres;
import fr.quitus.eventstore.ReadableLog;
import fr.quitus.projections.EveryProjection;
import fr.quitus.projections.engine.Database;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.ProjectionLimits;
import fr.quitus.projections.engine.ProjectionRegistry;
import fr.quitus.projections.engine.RebuildDriver;
import fr.quitus.projections.engine.RebuildReport;
import fr.quitus.projections.engine.RebuildReport.Rebuilt;
import fr.quitus.projections.engine.ViewFiles;
import fr.quitus.projections.engine.ViewFiles.Written;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.ViewsDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Vues d'une copie : a database of views made from nothing, by the same folds and the same engine as those of a running
 * instance, in one reading of the copy.
 */
public final class CopiedViews {
    /** A rebuild holds three, its files one. */
    private static final int CONNECTIONS_MAX = 6;

    private final Map<String, Projection> projections = new TreeMap<>();

    /**
     * @param names of the views to make; none means all
     * @throws Stop when there is no such view
     */
    public CopiedViews(Collection<String> names) {
        for (Projection projection : EveryProjection.ofThisModule()) {
            projections.put(projection.name(), projection);
        }
        for (String name : names) {
            if (!projections.containsKey(name)) {
                throw new Stop("Il n'y a pas de vue « " + name + " » ; il y a "
                        + String.join(", ", projections.keySet()) + ".");
            }
        }
        if (!names.isEmpty()) {
            projections.keySet().retainAll(names);
        }
    }

    /**
     * Folds a copy into the database of a folder, which is made there.
     *
     * @param home a folder for PostgreSQL that does not exist yet; it is stopped when this returns, and can be started
     * @param rows folder to write the rows to; null keeps them in the database only
     * @return the tables, with a digest of their rows
     * @throws Stop when a view could not be folded; nothing of the folder then counts
     */
    public List<Written> make(VerifiedCopy copy, Path home, @Nullable Path rows, ProgressListener listener)
            throws IOException, SQLException {
        // What is made here can be made again: only the end of it must be on the disk, and stopping sees to that.
        Map<String, String> settings = Map.of("synchronous_commit", "off");
        try (StoppedAtExit atExit = new StoppedAtExit()) {
            EmbeddedPostgres postgres =
                    atExit.open(() -> EmbeddedPostgres.start(home, settings), EmbeddedPostgres::close);
            createDatabase(postgres);
            try (HikariDataSource source = pool(postgres)) {
                return fold(copy.log(), source, rows, listener);
            }
        }
    }

    /**
     * The same into a database that is there already, and has no views yet.
     *
     * @param source gives at least four connections at once
     */
    public List<Written> fold(ReadableLog copy, DataSource source, @Nullable Path rows, ProgressListener listener)
            throws IOException {
        Database database = new Database(new ViewsDatabase(source));
        LogReader log = new EventLogReader(copy, EventReader.ofLedger(_ -> Optional.empty()));
        ProjectionRegistry registry = new ProjectionRegistry(List.copyOf(projections.values()), database, log);
        registry.prepare();
        // Dropped first: tables that are there are compared with, each view in a reading of its own.
        registry.names().forEach(registry::drop);
        RebuildReport report =
                new RebuildDriver(registry, database, log, ProjectionLimits.DEFAULT).rebuildAll(listener);
        if (!report.complete()) {
            throw new Stop(report.views().stream()
                    .filter(view -> !view.switched())
                    .map(CopiedViews::failure)
                    .collect(Collectors.joining("\n")));
        }
        return new ViewFiles(registry, database).write(rows);
    }

    private static String failure(Rebuilt view) {
        return "La vue " + view.name() + " n'a pas pu être faite, arrêtée après la position " + view.position() + " : "
                + view.detail();
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws SQLException {
        try (Connection administrator = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                Statement statement = administrator.createStatement()) {
            statement.execute("create database " + LedgerStorage.DATABASE);
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("quitus-copied-views");
        config.setJdbcUrl(postgres.jdbcUrl(LedgerStorage.DATABASE));
        config.setUsername(postgres.user());
        config.setPassword(postgres.password());
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }
}
