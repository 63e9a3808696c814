package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BayCopyTest {
    private static final Map<String, String> FAST = Map.of("fsync", "off");
    private static final int ROWS = 500;

    @TempDir
    Path directory;

    @Test
    void each_stopped_bay_is_read_from_a_copy_and_stays_as_it_was() throws Exception {
        Path folder = directory.resolve("bays");
        BayName first;
        try (EmbeddedBays bays = EmbeddedBays.open(PatientBays.in(folder))) {
            first = bays.primary();
            write(bays.jdbcUrl("postgres"), bays.adminUser(), bays.adminPassword());
            Path scratch = directory.resolve("never");
            assertThatThrownBy(() -> BayCopy.open(folder.resolve(first.folder()), scratch, null))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("en service")
                    .hasMessageContaining("--from");
            assertThat(scratch).doesNotExist();
        }
        assertThat(folder.resolve(first.folder()).resolve("data/standby.signal"))
                .doesNotExist();

        int standbys = 0;
        for (BayName name : BayName.values()) {
            Path bay = folder.resolve(name.folder());
            Map<String, String> before = hashes(bay);
            standbys += Files.exists(bay.resolve("data/standby.signal")) ? 1 : 0;
            Path scratch = directory.resolve("copy-" + name.folder());
            try (BayCopy copy = BayCopy.open(bay, scratch, null)) {
                assertThat(rows(copy)).as("bay %s", name).isEqualTo(ROWS);
            }
            assertThat(scratch).doesNotExist();
            assertThat(hashes(bay)).isEqualTo(before);
        }
        assertThat(standbys).isEqualTo(2);
    }

    @Test
    void what_a_kill_left_is_replayed_in_the_copy_alone() throws Exception {
        Path folder = directory.resolve("single");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, FAST)) {
            write(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
            FolderProcesses.kill(folder.resolve("data"));
            Map<String, String> before = hashes(folder);
            try (BayCopy copy = BayCopy.open(folder.resolve("data"), directory.resolve("copy"), null)) {
                assertThat(rows(copy)).isEqualTo(ROWS);
            }
            assertThat(hashes(folder)).isEqualTo(before);
        }
    }

    @Test
    void refuses_what_is_no_bay_what_is_not_whole_and_what_it_has_no_password_of() throws Exception {
        Path folder = directory.resolve("single");
        EmbeddedPostgres.start(folder, FAST).close();
        Path kept = Files.move(folder.resolve("password"), directory.resolve("kept"));
        Path scratch = directory.resolve("copy");

        assertThatThrownBy(() -> BayCopy.open(directory, scratch, null)).hasMessageContaining("pas le dossier");
        assertThatThrownBy(() -> BayCopy.open(folder, scratch, null)).hasMessageContaining("--password-file");
        try (BayCopy copy = BayCopy.open(folder, scratch, kept)) {
            assertThat(copy.user()).isEqualTo("postgres");
        }
        Files.createFile(folder.resolve("seeding"));
        assertThatThrownBy(() -> BayCopy.open(folder, scratch, kept)).hasMessageContaining("pas fini d'être remplie");
        assertThat(scratch).doesNotExist();
    }

    private static void write(String url, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create table entry (id bigint primary key)");
            statement.execute("insert into entry (id) select n from generate_series(1, " + ROWS + ") n");
        }
    }

    private static long rows(BayCopy copy) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(copy.jdbcUrl("postgres"), copy.user(), copy.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from entry")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file).toString(), hash(file));
            }
        }
        return hashes;
    }

    private static String hash(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.skipNBytes(Files.size(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
