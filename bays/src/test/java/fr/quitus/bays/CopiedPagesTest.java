package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bay that is filled while the primary has a rotten page. */
class CopiedPagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int BLOCK = 3;
    private static final long PLACE = BLOCK * (long) PageChecksum.PAGE_BYTES + 5_000;

    @TempDir
    static Path founded;

    private static String table = "";

    @TempDir
    Path directory;

    private final List<BayEvent> events = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void found() throws Exception {
        try (EmbeddedBays bays = EmbeddedBays.open(settings(founded))) {
            // Nobody but the copy is to meet the page.
            BaySql.execute(bays, "create table account (id bigint not null) with (autovacuum_enabled = off)");
            BaySql.execute(bays, "insert into account (id) select n from generate_series(1, 2000) n");
            BaySql.execute(bays, "vacuum account");
            table = BaySql.texts(bays, "select pg_relation_filepath('account')").getFirst();
        }
    }

    @BeforeEach
    void copyFounded() throws Exception {
        assertThat(Disks.run("cp", "-a", founded + "/.", directory.toString())).isTrue();
    }

    @Test
    void a_page_that_rotted_in_the_primary_is_taken_from_the_third_bay() throws Exception {
        flip(BayName.A);
        try (EmbeddedBays bays = open()) {
            bays.destroy(BayName.C);

            Await.until("filled", PATIENCE, () -> isCounted(BayName.C));

            assertThat(page(BayName.C)).isEqualTo(page(BayName.B));
            assertThat(soundOnDisk(BayName.C)).isTrue();
        }
    }

    @Test
    void a_bay_is_not_filled_with_a_page_that_is_right_nowhere() throws Exception {
        flip(BayName.A);
        flip(BayName.B);
        try (EmbeddedBays bays = open()) {
            bays.destroy(BayName.C);

            Await.until(
                    "refused and tried again",
                    PATIENCE,
                    () -> events.stream()
                                    .filter(event -> event instanceof BayEvent.ReseedingStarted(BayName bay, BayName _)
                                            && bay == BayName.C)
                                    .count()
                            >= 2);
            assertThat(isCounted(BayName.C)).isFalse();
            assertThat(directory.resolve("c").resolve("seeding")).exists();

            flip(BayName.B);

            Await.until("filled", PATIENCE, () -> isCounted(BayName.C));
            assertThat(soundOnDisk(BayName.C)).isTrue();
        }
    }

    private boolean isCounted(BayName bay) {
        return events.stream()
                .anyMatch(event -> event instanceof BayEvent.BackInQuorum(BayName back, Duration _) && back == bay);
    }

    /** Nobody reads all pages meanwhile: what the copy finds is the copy's. */
    private EmbeddedBays open() {
        EmbeddedBays bays =
                EmbeddedBays.open(settings(directory).withScrubs(new BaySettings.Scrubs(Duration.ofDays(1), 1)));
        Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
        bays.onEvent(events::add);
        return bays;
    }

    private static BaySettings settings(Path directory) {
        return BaySettings.in(directory).withPostgresSettings(Map.of("fsync", "off"));
    }

    private Path file(BayName bay) {
        return directory.resolve(bay.folder()).resolve("data").resolve(table);
    }

    private void flip(BayName bay) throws Exception {
        WalReadingTest.flip(file(bay), PLACE);
    }

    private byte[] page(BayName bay) throws Exception {
        byte[] bytes = new byte[PageChecksum.PAGE_BYTES];
        try (RandomAccessFile pages = new RandomAccessFile(file(bay).toFile(), "r")) {
            pages.seek(BLOCK * (long) PageChecksum.PAGE_BYTES);
            pages.readFully(bytes);
        }
        return bytes;
    }

    private boolean soundOnDisk(BayName bay) throws Exception {
        return new PageChecksum().isSound(ByteBuffer.wrap(page(bay)), 0, BLOCK);
    }
}
