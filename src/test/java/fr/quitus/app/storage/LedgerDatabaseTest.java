package fr.quitus.app.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.bays.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The schema of a database that an earlier release left is brought to that of this one. */
class LedgerDatabaseTest {
    private static final String LOG = "db/eventlog";
    private static final String APPLICATION = "db/application";

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;

    @TempDir
    Path earlier;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(folder, EmbeddedPostgres.THROW_AWAY);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void a_release_before_the_newest_step_of_either_series_is_brought_up_to_date() throws Exception {
        int all = migrations(LOG).size() + migrations(APPLICATION).size();
        for (String newest : List.of(LOG, APPLICATION)) {
            String name = "without_the_newest_of_" + newest.replace('/', '_');
            created(name, migrations(newest).getLast());
            assertThat(applied(name)).isEqualTo(all - 1);

            migrated(name);

            assertThat(applied(name)).as(newest).isEqualTo(all);
        }
    }

    @Test
    void a_step_that_was_written_otherwise_is_refused_with_what_to_do() throws Exception {
        created("otherwise", null);
        run("otherwise", "update flyway_schema_history set checksum = checksum + 1 where version = '1.05'");

        assertThatThrownBy(() -> migrated("otherwise"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("begin anew in another folder");
    }

    /** Steps of a series in the order in which they are taken. */
    private static List<Resource> migrations(String series) throws IOException {
        List<Resource> found = new ArrayList<>(
                List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:" + series + "/V*.sql")));
        found.sort(Comparator.comparing(one -> String.valueOf(one.getFilename())));
        return found;
    }

    /** A database as a release left it that did not have one of the steps. */
    private void created(String name, @Nullable Resource missing) throws IOException, SQLException {
        Path steps = Files.createDirectories(earlier.resolve(name));
        for (String series : List.of(LOG, APPLICATION)) {
            for (Resource step : migrations(series)) {
                if (!step.equals(missing)) {
                    try (InputStream text = step.getInputStream()) {
                        Files.copy(text, steps.resolve(String.valueOf(step.getFilename())));
                    }
                }
            }
        }
        run("postgres", "create database " + name);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(name), postgres.user(), postgres.password())
                .locations("filesystem:" + steps)
                .load()
                .migrate();
    }

    private static void migrated(String name) {
        LedgerDatabase.migrate(postgres.jdbcUrl(name), postgres.user(), postgres.password());
    }

    private static int applied(String name) throws SQLException {
        try (Connection connection = connection(name);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from flyway_schema_history where success and type = 'SQL'")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    private static void run(String name, String sql) throws SQLException {
        try (Connection connection = connection(name);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection(String name) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(name), postgres.user(), postgres.password());
    }
}
