package fr.quitus.app.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.app.QuitusSettings.Storage.Mode;
import fr.quitus.eventstore.postgres.PostgresEventLog;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The ledger's database: created and migrated by the administrator, then used under roles that may do no more than they
 * need. Their passwords follow from the administrator's and are written nowhere: every node on the same database has
 * the same, so that one that starts does not lock the others out. An administrator without a password has nothing they
 * could follow from: then they are new at each start, and there is one node.
 */
public final class LedgerDatabase implements AutoCloseable {
    /** Connections that read the log for commands and questions. */
    static final int LOG_CONNECTIONS_MAX = 24;
    /** Connections of the projections: their drivers and their readers. */
    static final int VIEWS_CONNECTIONS_MAX = 16;
    /** Longest wait for a connection during a takeover; a request waits rather than fails. */
    static final long CONNECTION_TIMEOUT_MS = 10_000;

    private static final String DERIVATION = "HmacSHA256";
    private static final int RANDOM_BYTES = 24;

    private static final String LOG_ROLE = "quitus_app";
    private static final String VIEWS_ROLE = "quitus_views";

    private final String url;
    private final String logPassword;
    private final String viewsPassword;
    private final HikariDataSource log;
    private final HikariDataSource views;
    private final ReadableViews readableViews;

    private LedgerDatabase(LedgerStorage storage, Mode mode) throws SQLException {
        if (mode != Mode.EXTERNAL) {
            createDatabase(storage);
        }
        this.url = storage.jdbcUrl(LedgerStorage.DATABASE);
        this.logPassword = password(storage, LOG_ROLE);
        this.viewsPassword = password(storage, VIEWS_ROLE);
        migrate(url, storage.adminUser(), storage.adminPassword());
        openRoles(storage);
        HikariConfig ofLog = pool("log", LOG_ROLE, logPassword, LOG_CONNECTIONS_MAX);
        ofLog.setConnectionInitSql(PostgresEventLog.PREPARE_READER);
        this.log = new HikariDataSource(ofLog);
        HikariConfig ofViews = pool("views", VIEWS_ROLE, viewsPassword, VIEWS_CONNECTIONS_MAX);
        // What a view lost in a crash is folded again from the log: its commits need not wait for another bay.
        ofViews.setConnectionInitSql("set synchronous_commit = off");
        this.views = new HikariDataSource(ofViews);
        this.readableViews = new ReadableViews(views, storage, VIEWS_ROLE, viewsPassword);
    }

    public static LedgerDatabase open(LedgerStorage storage, Mode mode) {
        try {
            return new LedgerDatabase(storage, mode);
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's database cannot be prepared", e);
        }
    }

    private static void createDatabase(LedgerStorage storage) throws SQLException {
        try (Connection admin = admin(storage, "postgres");
                Statement statement = admin.createStatement();
                ResultSet found = statement.executeQuery(
                        "select datname from pg_database where datname = '" + LedgerStorage.DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("create database " + LedgerStorage.DATABASE);
            }
        }
    }

    /** Brings a database to the present schema, as an administrator who may create roles. */
    public static void migrate(String url, String user, String password) {
        try {
            Flyway.configure()
                    .dataSource(url, user, password)
                    .locations("classpath:db/eventlog", "classpath:db/application")
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new IllegalStateException(
                    "the data was written by a version before the first release and cannot be taken over:"
                            + " begin anew in another folder (--data) or database",
                    e);
        }
    }

    private void openRoles(LedgerStorage storage) throws SQLException {
        try (Connection admin = admin(storage, LedgerStorage.DATABASE);
                Statement statement = admin.createStatement()) {
            statement.execute("alter role " + LOG_ROLE + " login password '" + logPassword + "'");
            statement.execute("alter role " + VIEWS_ROLE + " login password '" + viewsPassword + "'");
        }
    }

    private static Connection admin(LedgerStorage storage, String database) throws SQLException {
        return DriverManager.getConnection(storage.jdbcUrl(database), storage.adminUser(), storage.adminPassword());
    }

    private HikariConfig pool(String name, String user, String password, int max) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("quitus-" + name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(max);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** A connection of the appender's own, outside any pool. */
    public Connection openAppender() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", LOG_ROLE);
        properties.setProperty("password", logPassword);
        properties.setProperty("ApplicationName", "quitus-appender");
        return DriverManager.getConnection(url, properties);
    }

    /** A connection that reads the log at one address, such as a bay's, whatever it is to the others. */
    public Connection openReader(String address) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", LOG_ROLE);
        properties.setProperty("password", logPassword);
        properties.setProperty("ApplicationName", "quitus-copy");
        Connection connection = DriverManager.getConnection(address, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(PostgresEventLog.PREPARE_READER);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Reads the log; may not change an event. */
    public HikariDataSource log() {
        return log;
    }

    /** Owns the schema of the views and nothing else. */
    public HikariDataSource views() {
        return views;
    }

    /** Reads the views, on a bay that only follows while no primary answers. */
    public DataSource readableViews() {
        return readableViews;
    }

    private static String password(LedgerStorage storage, String role) {
        byte[] secret = storage.adminPassword().getBytes(StandardCharsets.UTF_8);
        if (secret.length == 0) {
            secret = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(secret);
        }
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(secret, DERIVATION));
            return HexFormat.of().formatHex(mac.doFinal(("quitus role " + role).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has " + DERIVATION, e);
        }
    }

    @Override
    public void close() {
        readableViews.close();
        views.close();
        log.close();
    }
}
