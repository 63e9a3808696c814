package fr.quitus.app.cli;

import fr.quitus.app.scenario.FreshInstance;
import fr.quitus.app.scenario.InstanceNotStarted;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.bays.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Empty ledgers for scenarios, one after the other, each in a database of its own of one PostgreSQL that does not wait
 * for the disk: what a scenario proves is the accounts, and its data is thrown away. Making a cluster for each took a
 * third of their time.
 */
public final class FreshLedgers implements AutoCloseable {
    /** Has the schema and no fact: to copy it takes less than to migrate each anew. */
    private static final String TEMPLATE = "scenario_template";

    private @Nullable Path folder;
    private @Nullable EmbeddedPostgres postgres;
    private int databases;
    private @Nullable String issuerKey;

    /** A ledger not yet started, set in a fiscal year. */
    public FreshInstance ledger(int fiscalYear) {
        return new FreshLedger(this, fiscalYear);
    }

    /** Where a ledger keeps its events. */
    record Database(String name, String url, String user, String password) {}

    /** @throws InstanceNotStarted when PostgreSQL does not start or has no room for one more */
    Database create() {
        try {
            if (postgres == null) {
                folder = Files.createTempDirectory("quitus-scenarios-");
                postgres = EmbeddedPostgres.start(folder, EmbeddedPostgres.THROW_AWAY);
                administer(postgres, "create database " + TEMPLATE);
                LedgerDatabase.migrate(postgres.jdbcUrl(TEMPLATE), postgres.user(), postgres.password());
            }
            databases++;
            Database database = new Database(
                    "scenario_" + databases,
                    postgres.jdbcUrl("scenario_" + databases),
                    postgres.user(),
                    postgres.password());
            administer(postgres, "create database " + database.name() + " template " + TEMPLATE);
            // What a migration grants on the database itself (V2_03) is not copied with it.
            administer(postgres, "grant create on database " + database.name() + " to quitus_views");
            return database;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new InstanceNotStarted("PostgreSQL n'a pas démarré pour les scénarios : " + e.getMessage(), e);
        }
    }

    void drop(Database database) {
        if (postgres == null) {
            return;
        }
        try {
            administer(postgres, "drop database " + database.name() + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("the database of a scenario cannot be dropped: " + database.name(), e);
        }
    }

    /** One key signs the tokens of all: making a key took longer than most scenarios' acts. */
    void lendIssuerKey(Path data) throws IOException {
        if (issuerKey != null) {
            Path key = issuerKeyOf(data);
            Files.createDirectories(key.getParent());
            Files.writeString(key, issuerKey);
        }
    }

    /** Keeps the key that the first ledger made. */
    void keepIssuerKey(Path data) throws IOException {
        if (issuerKey == null) {
            issuerKey = Files.readString(issuerKeyOf(data));
        }
    }

    private static Path issuerKeyOf(Path data) {
        return data.resolve("keys").resolve("issuer.jwk");
    }

    private static void administer(EmbeddedPostgres postgres, String statement) throws SQLException {
        try (Connection admin = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                Statement asked = admin.createStatement()) {
            asked.execute(statement);
        }
    }

    @Override
    public void close() {
        if (postgres != null) {
            postgres.close();
        }
        if (folder != null) {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
