package fr.quitus.eventstore.postgres;

import fr.quitus.bays.EmbeddedPostgres;
import fr.quitus.eventstore.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** A server with migrated, empty databases, as many as a test class asks for. */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "quitus_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final Map<String, String> SETTINGS = Map.of("fsync", "off");

    private final Path directory;
    private volatile EmbeddedPostgres postgres;

    private TestDatabase(Path directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    /** Starts the server; what is on it need not survive the test, so it does not wait for the disk. */
    public static TestDatabase start(Path directory) throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, SETTINGS);
        TestDatabase database = new TestDatabase(directory, postgres);
        database.run("postgres", "create database " + TEMPLATE);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(TEMPLATE), postgres.user(), postgres.password())
                .locations("classpath:db/eventlog")
                .load()
                .migrate();
        return database;
    }

    /** Kills every process of the server with SIGKILL and starts it again on the same port. */
    public void crash() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> backends = server.descendants().toList();
        server.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        server.onExit().join();
        postgres.close(); // gives the folder back; there is nothing left to stop
        postgres = EmbeddedPostgres.start(directory, SETTINGS);
    }

    public String jdbcUrl(String name) {
        return postgres.jdbcUrl(name);
    }

    public String password() {
        return postgres.password();
    }

    public String user() {
        return postgres.user();
    }

    /** The name of a fresh database with an empty log. */
    public String create() throws SQLException {
        String name = "log_" + NUMBER.incrementAndGet();
        run("postgres", "create database %s template %s".formatted(name, TEMPLATE));
        return name;
    }

    /** Connections with the application's rights only. */
    public ConnectionSource application(String name) {
        Properties properties = properties();
        properties.setProperty("options", "-c role=quitus_app");
        return () -> DriverManager.getConnection(postgres.jdbcUrl(name), properties);
    }

    public Connection administrator(String name) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(name), properties());
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", postgres.user());
        properties.setProperty("password", postgres.password());
        return properties;
    }

    public void run(String name, String... statements) throws SQLException {
        try (Connection connection = administrator(name);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Whom a commit waits for, once the server follows it: a name nobody has for ever, none for nobody. */
    public void standbys(String names) throws Exception {
        run(
                "postgres",
                "alter system set synchronous_standby_names = '%s'".formatted(names),
                "select pg_reload_conf()");
        Await.until(
                "the server follows its new setting",
                () -> number(
                                "postgres",
                                "select count(*) from pg_settings"
                                        + " where name = 'synchronous_standby_names' and setting = '%s'"
                                                .formatted(names))
                        == 1);
    }

    public long number(String name, String query) throws SQLException {
        try (Connection connection = administrator(name);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
