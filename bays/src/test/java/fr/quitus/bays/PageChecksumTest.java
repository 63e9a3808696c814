package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageChecksumTest {
    private static final int PAGE = PageChecksum.PAGE_BYTES;
    private static final Pace UNHURRIED = new Pace(100, () -> true);

    @TempDir
    Path directory;

    @Test
    void every_page_that_postgresql_wrote_is_sound_and_every_byte_that_changes_is_found() throws Exception {
        String place;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, Map.of("fsync", "off"));
                Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table entry (id bigint primary key, text text)");
            statement.execute("insert into entry select n, repeat(n::text, 20) from generate_series(1, 20000) n");
            statement.execute("create unlogged table scratch as select n from generate_series(1, 20000) n");
            statement.execute("vacuum entry");
            place = text(statement, "select pg_relation_filepath('entry')");
        }
        Path file = data().resolve(place);
        AtomicLong pages = new AtomicLong();

        assertThat(suspects(pages)).isEmpty();

        assertThat(pages.get()).isGreaterThan(Files.size(file) / PAGE + 2_000);
        PageFile first = PageFile.of(data()).stream()
                .filter(found -> found.place().equals(place))
                .findFirst()
                .orElseThrow();
        for (int block : List.of(0, 129, (int) (Files.size(file) / PAGE) - 1)) {
            for (int offset : List.of(0, 8, 13, 24, 4_096, PAGE - 1)) {
                WalReadingTest.flip(file, (long) block * PAGE + offset);
                assertThat(suspects(new AtomicLong()))
                        .as("byte %d of page %d", offset, block)
                        .containsExactly(first.place() + " " + block);
                WalReadingTest.flip(file, (long) block * PAGE + offset);
            }
        }
        movesAPageAndAddsOne(file, place);
    }

    private void movesAPageAndAddsOne(Path file, String place) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        byte[] moved = whole.clone();
        System.arraycopy(whole, 3 * PAGE, moved, 5 * PAGE, PAGE);
        Files.write(file, moved);
        assertThat(suspects(new AtomicLong())).containsExactly(place + " 5");

        byte[] grown = Arrays.copyOf(whole, whole.length + PAGE);
        Files.write(file, grown);
        assertThat(suspects(new AtomicLong()))
                .as("a page that was never written")
                .isEmpty();

        WalReadingTest.flip(file, whole.length + 5_000L);
        assertThat(suspects(new AtomicLong())).containsExactly(place + " " + whole.length / PAGE);
    }

    @Test
    void a_page_of_the_second_gigabyte_bears_its_number_in_the_whole_relation() {
        PageFile second = new PageFile("base/5/16384.1", 5, 16_384, 1);
        ByteBuffer page = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
        page.putShort(12, (short) 24).putShort(14, (short) PAGE).putLong(4_000, 42);
        long block = second.block(7);
        page.putShort(8, (short) new PageChecksum().of(page, block));

        assertThat(block).isEqualTo(131_079);
        assertThat(second.position(block)).isEqualTo(7L * PAGE);
        assertThat(new PageChecksum().isSound(page, 0, block)).isTrue();
        assertThat(new PageChecksum().isSound(page, 0, 7)).isFalse();
    }

    @Test
    void reads_the_files_that_bear_checksums_and_no_other() throws Exception {
        for (String name : List.of(
                "global/1262",
                "global/pg_control",
                "global/pg_filenode.map",
                "base/5/16384",
                "base/5/16384.1",
                "base/5/16384_vm",
                "base/5/16384_fsm",
                "base/5/16390",
                "base/5/16390_init",
                "base/5/t3_16400",
                "base/5/PG_VERSION",
                "base/5/pg_internal.init",
                "base/pgsql_tmp/pgsql_tmp1.0")) {
            Path file = data().resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }

        assertThat(PageFile.of(data()).stream().map(PageFile::place))
                .containsExactly(
                        "global/1262", "base/5/16384", "base/5/16384.1", "base/5/16384_vm", "base/5/16390_init");
    }

    @Test
    void names_the_row_whose_bytes_differ() {
        ByteBuffer right = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
        right.putShort(12, (short) 32).putInt(24, 8_000 | 1 << 15 | 100 << 17).putInt(28, 7_900 | 1 << 15 | 100 << 17);
        right.put(8_022, (byte) 24).put(7_922, (byte) 24);
        for (int line = 0; line <= 2; line++) {
            int place = line == 0 ? 5_000 : 8_130 - 100 * line;
            ByteBuffer wrong = ByteBuffer.allocate(PAGE).put(0, right, 0, PAGE);
            wrong.put(place, (byte) 1);

            assertThat(PageNaming.line(wrong, right)).as("byte %d", place).isEqualTo(line);
        }
        ByteBuffer newer = ByteBuffer.allocate(PAGE).put(0, right, 0, PAGE).putLong(0, 1);
        assertThat(PageNaming.line(newer.put(7_930, (byte) 1), right))
                .as("a row at the same place in a newer page")
                .isEqualTo(2);
        newer.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 7_800 | 1 << 15 | 100 << 17);
        assertThat(PageNaming.line(newer, right))
                .as("a row that lies elsewhere")
                .isZero();
    }

    private List<String> suspects(AtomicLong pages) throws IOException {
        List<String> suspects = new ArrayList<>();
        assertThat(new PageScan(data(), UNHURRIED, pages)
                        .run((file, block) -> suspects.add(file.place() + " " + block)))
                .isTrue();
        return suspects;
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
