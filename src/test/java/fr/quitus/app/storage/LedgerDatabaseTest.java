package fr.quitus.app.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.bays.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The schema of a database that an earlier release left is brought to that of this one. */
class LedgerDatabaseTest {
    /** V1_01 to V1_12 of the log, V2_01 to V2_61 of the application. */
    private static final int STEPS_OF_TWO_SERIES = 27;

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
    void a_database_of_the_release_before_is_brought_up_to_date_and_that_release_may_come_back() throws Exception {
        int all = steps().size();
        created("before", all - 1);
        assertThat(applied("before")).isEqualTo(all - 1);

        migrated("before");

        assertThat(applied("before")).isEqualTo(all);
        of("before", all - 1).migrate();
    }

    /** A step numbered before others would be refused by every ledger that has those. */
    @Test
    void what_the_log_and_the_application_add_is_numbered_in_one_series_from_3() throws Exception {
        assertThat(steps())
                .map(step -> String.valueOf(step.getFilename()).substring(0, 2))
                .filteredOn(series -> series.compareTo("V3") < 0)
                .hasSize(STEPS_OF_TWO_SERIES);
        assertThat(steps())
                .map(step -> String.valueOf(step.getFilename()).split("__", -1)[0])
                .doesNotHaveDuplicates();
    }

    @Test
    void a_step_that_was_written_otherwise_is_refused_with_what_to_do() throws Exception {
        created("otherwise", steps().size());
        run("otherwise", "update flyway_schema_history set checksum = checksum + 1 where version = '1.05'");

        assertThatThrownBy(() -> migrated("otherwise"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("begin anew in another folder");
    }

    /** In the order in which they are taken. */
    private static List<Resource> steps() throws IOException {
        List<Resource> found = new ArrayList<>();
        for (String place : List.of("db/eventlog", "db/application")) {
            found.addAll(
                    List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:" + place + "/V*.sql")));
        }
        found.sort(Comparator.comparing(step -> String.valueOf(step.getFilename())));
        return found;
    }

    /** A database as a release left it that had the first of the steps. */
    private void created(String name, int first) throws IOException, SQLException {
        run("postgres", "create database " + name);
        of(name, first).migrate();
    }

    /** The release that has the first of the steps. */
    private Flyway of(String name, int first) throws IOException {
        Path had = Files.createDirectories(earlier.resolve(String.valueOf(first)));
        for (Resource step : steps().subList(0, first)) {
            try (InputStream text = step.getInputStream()) {
                Files.copy(text, had.resolve(String.valueOf(step.getFilename())), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return Flyway.configure()
                .dataSource(postgres.jdbcUrl(name), postgres.user(), postgres.password())
                .locations("filesystem:" + had)
                .load();
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
