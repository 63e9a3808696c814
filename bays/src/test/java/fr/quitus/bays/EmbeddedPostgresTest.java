package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final Map<String, String> FAST = Map.of("fsync", "off");

    @TempDir
    Path directory;

    @Test
    void keeps_what_was_written_across_a_restart_and_a_kill() throws SQLException {
        int port;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, FAST)) {
            port = postgres.port();
            execute(postgres, "create table entry (id bigint primary key)");
            execute(postgres, "insert into entry (id) values (1)");
        }
        assertThat(FolderProcesses.living(directory.resolve("data"))).isEmpty();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, FAST)) {
            assertThat(postgres.port()).isEqualTo(port);
            execute(postgres, "insert into entry (id) values (2)");
            FolderProcesses.kill(directory.resolve("data"));
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, FAST)) {
            assertThat(text(postgres, "select count(*) from entry")).isEqualTo("2");
        }
    }

    @Test
    void is_utf8_checksummed_synchronous_and_closed_without_the_password() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, Map.of())) {
            assertThat(text(postgres, "show server_encoding")).isEqualTo("UTF8");
            assertThat(text(postgres, "select datcollate from pg_database where datname = current_database()"))
                    .isEqualTo("C");
            assertThat(text(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(text(postgres, "show fsync")).isEqualTo("on");
            assertThat(text(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("password"))))
                    .isEqualTo("rw-------");
            String url = postgres.jdbcUrl("postgres");

            assertThatThrownBy(() -> DriverManager.getConnection(url, postgres.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void refuses_a_second_instance_on_the_same_folder() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, FAST)) {
            assertThat(postgres.port()).isPositive();

            assertThatThrownBy(() -> EmbeddedPostgres.start(directory, FAST))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("déjà tenu")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void says_what_postgres_said_when_it_does_not_start() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, Map.of("no_such_setting", "1")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("no_such_setting");
        assertThat(FolderProcesses.living(directory.resolve("data"))).isEmpty();
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
    }
}
