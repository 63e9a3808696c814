package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalReadingTest {
    private static final String MARK = "un-mandat-de-paiement";
    private static final int FLIPS_MAX = 40;

    @TempDir
    Path directory;

    @Test
    void reads_back_what_was_written_across_pages_and_segments_and_finds_every_byte_that_changed() throws Exception {
        long upTo;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, Map.of("fsync", "off"))) {
            try (Connection connection =
                            DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", postgres.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("create table entry (id bigint, text text)");
                insert(statement, 20_000);
                statement.execute("select pg_switch_wal()");
                insert(statement, 200_000);
                insert(statement, 100);
                upTo = flushed(statement);
            }
            long segment = upTo - upTo % WalReading.SEGMENT_BYTES;
            long first = segment - WalReading.SEGMENT_BYTES;

            assertThat(WalReading.verify(data(), first, upTo)).isEqualTo(upTo);
            assertThat(WalReading.verify(data(), segment, upTo)).isEqualTo(upTo);
            long start = WalReading.start(0, upTo);
            assertThat(start).isGreaterThanOrEqualTo(segment).isLessThan(upTo);
            assertThat(WalReading.verify(data(), start, upTo)).isEqualTo(upTo);
            assertThat(WalReading.verify(data(), start, upTo - 8)).isLessThanOrEqualTo(upTo - 8);
            assertThat(WalReading.start(upTo - 100, upTo)).isEqualTo(upTo - 100);
            assertThat(WalReading.start(0, segment))
                    .as("a bay filled just now, at the end of a segment")
                    .isEqualTo(segment);
            assertThat(WalReading.verify(data(), segment, segment)).isEqualTo(segment);
            findsEveryChange(segment, upTo);
            findsWhatIsCut(segment, upTo);
        }
    }

    private void findsEveryChange(long segment, long upTo) throws IOException {
        Path file = file(segment);
        String content = Files.readString(file, StandardCharsets.ISO_8859_1).substring(0, (int) (upTo - segment));
        List<Integer> places = new ArrayList<>();
        for (int at = content.lastIndexOf(MARK); at >= 0 && places.size() < FLIPS_MAX; ) {
            places.add(at);
            at = content.lastIndexOf(MARK, at - 1);
        }
        assertThat(places).hasSize(FLIPS_MAX);
        for (int place : places) {
            flip(file, place);
            assertThatThrownBy(() -> WalReading.verify(data(), segment, upTo))
                    .as("byte %d", place)
                    .isInstanceOf(LyingStorageException.class)
                    .hasMessageContaining("somme de contrôle");
            flip(file, place);
        }
        assertThat(WalReading.verify(data(), segment, upTo)).isEqualTo(upTo);
    }

    private void findsWhatIsCut(long segment, long upTo) throws IOException {
        Path file = file(segment);
        byte[] whole = Files.readAllBytes(file);
        byte[] zeroes = whole.clone();
        Arrays.fill(zeroes, 0, 8_192, (byte) 0);
        Files.write(file, zeroes);
        assertThatThrownBy(() -> WalReading.verify(data(), upTo - 8, upTo))
                .as("an old page that is gone is found though nobody reads it again")
                .isInstanceOf(LyingStorageException.class)
                .hasMessageContaining("la page");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> WalReading.verify(data(), upTo - 8, upTo))
                .isInstanceOf(LyingStorageException.class)
                .hasMessageContaining("0 octets");
        Files.delete(file);
        assertThatThrownBy(() -> WalReading.verify(data(), upTo - 8, upTo))
                .isInstanceOf(LyingStorageException.class)
                .hasMessageContaining("disparu");
        Files.write(file, whole);
        assertThat(WalReading.verify(data(), segment, upTo)).isEqualTo(upTo);
    }

    @Test
    void a_control_file_that_changed_is_found() throws Exception {
        EmbeddedPostgres.start(directory, Map.of("fsync", "off")).close();
        ControlData.requireSound(data());
        Path control = data().resolve("global/pg_control");

        for (int place : new int[] {0, 40, 100, 291, 295}) {
            flip(control, place);
            assertThatThrownBy(() -> ControlData.requireSound(data())).isInstanceOf(LyingStorageException.class);
            flip(control, place);
        }
        ControlData.requireSound(data());

        Files.write(control, new byte[100]);
        assertThatThrownBy(() -> ControlData.requireSound(data()))
                .isInstanceOf(LyingStorageException.class)
                .hasMessageContaining("100 octets");
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path file(long segment) throws IOException {
        String suffix = String.format("%016X", segment / WalReading.SEGMENT_BYTES);
        try (Stream<Path> files = Files.list(data().resolve("pg_wal"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static void flip(Path file, long place) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.seek(place);
            int value = content.read();
            if (value < 0) {
                throw new EOFException(file + " ends before byte " + place);
            }
            content.seek(place);
            content.write(value ^ 0x10);
        }
    }

    private static void insert(Statement statement, int rows) throws SQLException {
        statement.execute("insert into entry select n, '" + MARK + "' from generate_series(1, " + rows + ") n");
    }

    private static long flushed(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
