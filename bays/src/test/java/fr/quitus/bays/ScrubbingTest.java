package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.bays.BayScrub.Verdict;
import fr.quitus.bays.BaySettings.Scrubs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that change on the disk of a bay behind PostgreSQL: each is found, named and repaired, and nothing else is. */
class ScrubbingTest {
    private static final Duration PATIENCE = Await.PATIENCE;
    private static final int PAGE = PageChecksum.PAGE_BYTES;
    private static final int ROWS = 20_000;
    private static final int WRITERS = 2;
    private static final Scrubs EAGER = new Scrubs(Duration.ofMillis(200), 50);
    private static final String ALL_ROWS =
            "select count(*) || ' ' || sum(id) || ' ' || sum(hashtext(name)) from account";

    @TempDir
    static Path founded;

    private static String honest = "";
    private static Place place = new Place("", 0, 0, 0);

    @TempDir
    Path directory;

    private final List<BayEvent> events = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void found() throws Exception {
        try (EmbeddedBays bays = open(founded)) {
            BaySql.execute(
                    bays,
                    "create table account (id bigint primary key, name text not null)"
                            + " with (autovacuum_enabled = false)");
            BaySql.execute(
                    bays, "insert into account select n, 'compte ' || n from generate_series(1, " + ROWS + ") n");
            // What a standby may still read keeps rows from being visible to all, and standbys say so seldom.
            Await.until("the visibility map is written", PATIENCE, () -> {
                BaySql.execute(bays, "vacuum account");
                return BaySql.texts(
                                bays,
                                "select 'all' from pg_class where oid = 'account'::regclass"
                                        + " and relpages > 0 and relallvisible = relpages")
                        .equals(List.of("all"));
            });
            honest = BaySql.texts(bays, ALL_ROWS).getFirst();
            Await.until("standbys have it", PATIENCE, () -> {
                boolean all = true;
                for (BayName bay : BayName.values()) {
                    all &= BaySql.textsOf(bays.jdbcUrl(bay, "postgres"), bays, ALL_ROWS)
                            .equals(List.of(honest));
                }
                return all;
            });
            BaySql.execute(bays, "checkpoint");
            place = row(bays, 4_711);
        }
    }

    @BeforeEach
    void copyFounded() throws Exception {
        assertThat(Disks.run("cp", "-a", founded + "/.", directory.toString())).isTrue();
    }

    @Test
    void a_byte_that_changes_in_a_row_of_a_standby_is_named_and_the_bay_filled_again() throws Exception {
        try (EmbeddedBays bays = openReady()) {
            bays.nameRowsBy((page, sound) -> Optional.of("la ligne " + page.line() + " vue en " + sound));

            flip(BayName.B);

            repaired(
                    bays,
                    BayName.B,
                    what -> what.contains("la table account")
                            && what.contains("page " + place.block + " ")
                            && what.contains("somme de contrôle")
                            && what.endsWith("où se trouve la ligne " + place.line + " vue en A"));
            assertThat(bays.primary()).isEqualTo(BayName.A);
            assertEverywhere(bays);
        }
    }

    @Test
    void a_byte_that_changes_in_a_row_of_the_primary_costs_it_its_place_and_no_write() throws Exception {
        try (EmbeddedBays bays = openReady();
                Writers writers = new Writers(bays, WRITERS)) {
            Await.until("writes", PATIENCE, () -> writers.acknowledgedCount() > 200);

            flip(BayName.A);

            repaired(bays, BayName.A, what -> what.contains("la table account"));
            assertThat(bays.primary()).isNotEqualTo(BayName.A);
            int before = writers.acknowledgedCount();
            Await.until("writes again", PATIENCE, () -> writers.acknowledgedCount() > before + 200);
            assertThat(writers.complaint()).isNull();
            assertEverywhere(bays);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pg_relation_filepath('account_pkey'), l'index account_pkey de la table account",
        "pg_relation_filepath('account') || '_vm', la table account",
        "pg_relation_filepath('pg_proc'), la table pg_proc",
        "pg_relation_filepath('pg_shdescription'), la table pg_shdescription"
    })
    void a_byte_that_changes_in_any_other_page_is_found(String file, String name) throws Exception {
        try (EmbeddedBays bays = openReady()) {
            String place = BaySql.texts(bays, "select " + file).getFirst();

            WalReadingTest.flip(data(BayName.C).resolve(place), 5_000);

            repaired(bays, BayName.C, what -> what.contains(name) && what.contains(place));
            assertEverywhere(bays);
        }
    }

    @Test
    void a_page_never_written_is_no_alarm_and_a_byte_in_it_is_one() throws Exception {
        try (EmbeddedBays bays = openReady()) {
            Path file = data(BayName.C)
                    .resolve(BaySql.texts(bays, "select pg_relation_filepath('account')")
                            .getFirst());
            long length = Files.size(file);
            try (RandomAccessFile table = new RandomAccessFile(file.toFile(), "rw")) {
                table.setLength(length + PAGE);
            }
            readWhole(bays, BayName.C);
            assertThat(events).noneMatch(BayEvent.DamageFound.class::isInstance);

            WalReadingTest.flip(file, length + 5_000);

            repaired(bays, BayName.C, what -> what.contains("page " + length / PAGE + " "));
        }
    }

    @Test
    void a_page_that_postgresql_holds_better_in_its_memory_is_written_again_and_nobody_is_fenced() throws Exception {
        try (EmbeddedBays bays = openReady()) {
            for (BayName bay : List.of(BayName.A, BayName.B)) {
                BaySql.execute(bays, "checkpoint");
                BaySql.execute(bays, "update account set name = name where id = 4711");
                String touched =
                        BaySql.texts(bays, "select pg_current_wal_lsn()").getFirst();
                awaitReplayed(bays, BayName.B, touched);
                flip(bay);

                readWhole(bays, bay);

                assertThat(soundOnDisk(bay)).isTrue();
            }
            assertThat(events)
                    .noneMatch(event -> event instanceof BayEvent.DamageFound || event instanceof BayEvent.BayFenced);
        }
    }

    @Test
    void with_one_other_bay_lost_a_damaged_bay_stays_until_it_is_back() throws Exception {
        try (EmbeddedBays bays = openReady()) {
            bays.destroy(BayName.C);
            Files.createDirectories(directory.resolve("c"));
            Disks.fill(directory.resolve("c"));
            Await.until("c lost", PATIENCE, () -> state(bays, BayName.C) == BayState.LOST);

            flip(BayName.B);

            Await.until("found", PATIENCE, () -> found(BayName.B));
            Await.until("suspect", PATIENCE, () -> state(bays, BayName.B) == BayState.SUSPECT);
            readWhole(bays, BayName.A);
            assertThat(events)
                    .noneMatch(event -> event instanceof BayEvent.BayFenced fenced && fenced.bay() == BayName.B);
            assertThat(bays.scrub(BayName.B).verdict()).isEqualTo(Verdict.DAMAGED);

            Disks.mend(directory.resolve("c"));

            repaired(bays, BayName.B, what -> what.contains("account"));
            assertEverywhere(bays);
        }
    }

    @Test
    void a_page_that_two_bays_have_wrong_is_told_of_both_and_neither_is_emptied() throws Exception {
        try (EmbeddedBays bays = openReady()) {
            flip(BayName.A);
            flip(BayName.B);

            Await.until("both found", PATIENCE, () -> found(BayName.A) && found(BayName.B));
            readWhole(bays, BayName.C);
            readWhole(bays, BayName.C);

            assertThat(events).noneMatch(BayEvent.BayFenced.class::isInstance);
            assertThat(events).noneMatch(BayEvent.ReseedingStarted.class::isInstance);
            assertThat(bays.primary()).isEqualTo(BayName.A);
            assertThat(bays.scrub(BayName.C).verdict()).isEqualTo(Verdict.SOUND);
        }
    }

    @Test
    void what_the_application_finds_in_a_bay_is_repaired_too() throws Exception {
        try (EmbeddedBays bays = openReady()) {
            bays.accuse(BayName.C, "le fait n° 3 a été changé");

            repaired(bays, BayName.C, what -> what.equals("le fait n° 3 a été changé"));
        }
    }

    @Test
    void busy_bays_raise_no_alarm() throws Exception {
        noAlarmWhileBusy(4);
    }

    @Test
    @Tag("drill")
    void bays_that_are_busy_for_long_raise_no_alarm() throws Exception {
        noAlarmWhileBusy(60);
    }

    /** Pages are written, added, dropped and moved while they are read. */
    private void noAlarmWhileBusy(int passes) throws Exception {
        try (EmbeddedBays bays = open(directory, new Scrubs(Duration.ZERO, 100))) {
            bays.onEvent(events::add);
            Await.until("all serve", PATIENCE, () -> BayLossTest.allServe(bays));
            long pages = 0;
            try (Writers writers = new Writers(bays, WRITERS)) {
                int[] read = new int[BayName.values().length];
                Instant[] last = new Instant[read.length];
                int round = 0;
                while (Arrays.stream(read).anyMatch(count -> count < passes)) {
                    round++;
                    BaySql.execute(bays, "update account set name = name || '.' where id % 50 = " + round % 50);
                    BaySql.execute(bays, "create table moved as select id, name from account where id < 5000");
                    BaySql.execute(bays, "create index on moved (name)");
                    BaySql.execute(bays, round % 2 == 0 ? "vacuum full moved" : "truncate moved");
                    BaySql.execute(bays, "drop table moved");
                    BaySql.execute(bays, round % 3 == 0 ? "checkpoint" : "vacuum account");
                    for (BayName bay : BayName.values()) {
                        BayScrub scrub = bays.scrub(bay);
                        if (scrub.scannedAt() != null && !scrub.scannedAt().equals(last[bay.ordinal()])) {
                            last[bay.ordinal()] = scrub.scannedAt();
                            read[bay.ordinal()]++;
                            pages += scrub.pages();
                        }
                        assertThat(scrub.damage()).isNull();
                    }
                }
                System.out.printf(
                        "%d passes of each bay at least, %d pages, %d writes, %d rounds%n",
                        passes, pages, writers.acknowledgedCount(), round);
                assertThat(writers.complaint()).isNull();
            }
            assertThat(events)
                    .noneMatch(event -> event instanceof BayEvent.DamageFound
                            || event instanceof BayEvent.BaySuspected
                            || event instanceof BayEvent.BayFenced);
        }
    }

    /** Waits until what was struck is found, its bay filled again and read whole. */
    private void repaired(EmbeddedBays bays, BayName struck, Predicate<String> what) {
        long from = System.nanoTime();
        Await.until("found", PATIENCE, () -> found(struck));
        long foundMs = (System.nanoTime() - from) / 1_000_000;
        Await.until("mended", PATIENCE, () -> events.stream()
                .anyMatch(event -> event instanceof BayEvent.DamageMended mended && mended.bay() == struck));
        Await.until("all serve", PATIENCE, () -> BayLossTest.allServe(bays));
        BayScrub scrub = bays.scrub(struck);
        System.out.printf(
                "%s: found after %d ms, mended after %d ms, pass of %d pages in %d ms: %s%n",
                struck,
                foundMs,
                (System.nanoTime() - from) / 1_000_000,
                scrub.pages(),
                scrub.took().toMillis(),
                scrub.damage());
        assertThat(events)
                .filteredOn(BayEvent.DamageFound.class::isInstance)
                .isNotEmpty()
                .allMatch(event -> ((BayEvent.DamageFound) event).bay() == struck);
        assertThat(events)
                .filteredOn(BayEvent.DamageFound.class::isInstance)
                .anyMatch(event -> what.test(((BayEvent.DamageFound) event).what()));
        assertThat(events)
                .filteredOn(BayEvent.ReseedingStarted.class::isInstance)
                .anyMatch(event -> ((BayEvent.ReseedingStarted) event).bay() == struck);
        assertThat(scrub.verdict()).isEqualTo(Verdict.SOUND);
    }

    private boolean found(BayName struck) {
        return events.stream().anyMatch(event -> event instanceof BayEvent.DamageFound found && found.bay() == struck);
    }

    private static BayState state(EmbeddedBays bays, BayName name) {
        return bays.statuses().stream()
                .filter(status -> status.name() == name)
                .map(BayStatus::state)
                .findFirst()
                .orElseThrow();
    }

    /** Waits for a pass that began after now: the second to end from here. */
    private static void readWhole(EmbeddedBays bays, BayName bay) {
        for (int pass = 0; pass < 2; pass++) {
            Instant before = Optional.ofNullable(bays.scrub(bay).scannedAt()).orElse(Instant.EPOCH);
            Await.until("a pass of " + bay, PATIENCE, () -> {
                Instant now = bays.scrub(bay).scannedAt();
                return now != null && now.isAfter(before);
            });
        }
    }

    private static void assertEverywhere(EmbeddedBays bays) {
        for (BayName bay : BayName.values()) {
            Await.until(
                    "every row in " + bay, PATIENCE, () -> BaySql.textsOf(bays.jdbcUrl(bay, "postgres"), bays, ALL_ROWS)
                            .equals(List.of(honest)));
        }
    }

    /** Where a row lies on the disk. */
    private record Place(String file, int block, int line, long position) {}

    /** Read in the primary, after a checkpoint. */
    private static Place row(EmbeddedBays bays, int id) throws Exception {
        String file =
                BaySql.texts(bays, "select pg_relation_filepath('account')").getFirst();
        String tid =
                BaySql.texts(bays, "select ctid from account where id = " + id).getFirst();
        String[] parts = tid.substring(1, tid.length() - 1).split(",", -1);
        int block = Integer.parseInt(parts[0]);
        int line = Integer.parseInt(parts[1]);
        Path table = founded.resolve("a").resolve("data").resolve(file);
        int item = ByteBuffer.wrap(page(table, block))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(24 + 4 * (line - 1));
        return new Place(file, block, line, (long) block * PAGE + (item & 0x7FFF) + (item >>> 17) - 2);
    }

    private void flip(BayName bay) throws IOException {
        WalReadingTest.flip(data(bay).resolve(place.file), place.position);
    }

    private boolean soundOnDisk(BayName bay) throws IOException {
        byte[] page = page(data(bay).resolve(place.file), place.block);
        return new PageChecksum().isSound(ByteBuffer.wrap(page), 0, place.block);
    }

    private static byte[] page(Path file, int block) throws IOException {
        byte[] bytes = new byte[PAGE];
        try (RandomAccessFile table = new RandomAccessFile(file.toFile(), "r")) {
            table.seek((long) block * PAGE);
            table.readFully(bytes);
        }
        return bytes;
    }

    private EmbeddedBays openReady() throws Exception {
        EmbeddedBays bays = open(directory, EAGER);
        bays.onEvent(events::add);
        Await.until("all serve", PATIENCE, () -> BayLossTest.allServe(bays));
        writeOut(bays);
        return bays;
    }

    /** What a bay that replayed holds better in its memory would be written over the damage, and rightly. */
    private static void writeOut(EmbeddedBays bays) throws Exception {
        BaySql.execute(bays, "checkpoint");
        String end = BaySql.texts(bays, "select pg_current_wal_lsn()").getFirst();
        for (BayName bay : List.of(BayName.B, BayName.C)) {
            awaitReplayed(bays, bay, end);
            BaySql.executeAt(bays.jdbcUrl(bay, "postgres"), bays, "checkpoint");
        }
    }

    private static void awaitReplayed(EmbeddedBays bays, BayName bay, String position) {
        Await.until("replayed in " + bay, PATIENCE, () -> !BaySql.textsOf(
                        bays.jdbcUrl(bay, "postgres"),
                        bays,
                        "select pg_last_wal_replay_lsn() where pg_last_wal_replay_lsn() >= '" + position + "'")
                .isEmpty());
    }

    private static EmbeddedBays open(Path directory) {
        return open(directory, EAGER);
    }

    private static EmbeddedBays open(Path directory, Scrubs scrubs) {
        return EmbeddedBays.open(PatientBays.in(directory).withScrubs(scrubs));
    }

    private Path data(BayName bay) {
        return directory.resolve(bay.folder()).resolve("data");
    }
}
