package fr.quitus.projections;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.quitus.bays.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One PostgreSQL for the whole test run, and a database of its own for whoever asks. */
public final class TestPostgres {
    private static final int CONNECTIONS_MAX = 8;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = start();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            Path directory = Files.createTempDirectory("quitus-projections-");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, EmbeddedPostgres.THROW_AWAY);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, directory)));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(EmbeddedPostgres postgres, Path directory) {
        postgres.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static HikariDataSource newDatabase() {
        String name = "views_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(
                        POSTGRES.jdbcUrl("postgres"), POSTGRES.user(), POSTGRES.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(POSTGRES.jdbcUrl(name));
        config.setUsername(POSTGRES.user());
        config.setPassword(POSTGRES.password());
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }
}
