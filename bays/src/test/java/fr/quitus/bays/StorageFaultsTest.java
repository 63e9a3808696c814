package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bays that answer and do not store, under load: each is found and fenced, and nothing acknowledged is lost. */
class StorageFaultsTest {
    private static final Duration PATIENCE = Await.PATIENCE;
    /** Where silence is the fault: longer than by default, so that a machine that others use is not silent itself. */
    private static final Duration NOTICED_SILENCE = Duration.ofSeconds(10);

    private static final int WRITERS = 2;
    private static final int ROWS = 20_000;
    /** Less than a segment of log, and enough for what is written until the verdict. */
    private static final int LEFT_MEGABYTES = 8;
    /** Behind the end of the log, where both standbys have already received it. */
    private static final int BEHIND_BYTES = 48 * 1024;

    @TempDir
    static Path founded;

    @TempDir
    Path directory;

    private final List<BayEvent> events = new CopyOnWriteArrayList<>();
    private Duration silence = PatientBays.SILENCE;

    /** Something that happens to a storage; may be called again until it is noticed. */
    @FunctionalInterface
    private interface Fault {
        void strike(EmbeddedBays bays, BayName bay) throws Exception;
    }

    @BeforeAll
    static void found() throws SQLException {
        try (EmbeddedBays bays = EmbeddedBays.open(PatientBays.in(founded))) {
            // A table that nobody writes to: nobody but the probe would notice what happens to its file.
            BaySql.execute(bays, "create table account (id bigint primary key)");
            BaySql.execute(bays, "insert into account (id) select n from generate_series(1, " + ROWS + ") n");
            BaySql.execute(bays, "checkpoint");
        }
    }

    @BeforeEach
    void copyFounded() throws Exception {
        assertThat(Disks.run("cp", "-a", founded + "/.", directory.toString())).isTrue();
    }

    @Test
    @Tag("drill")
    void a_primary_whose_storage_is_full_loses_its_place() throws Exception {
        boolean mounted = Disks.inMemory(home(BayName.A), 200);
        try {
            fencedAndFilledAgain(
                    BayName.A,
                    once((bays, bay) -> {
                        if (mounted) {
                            Disks.leave(home(bay), LEFT_MEGABYTES);
                        } else {
                            Disks.fill(home(bay));
                        }
                    }),
                    bay -> {
                        if (mounted) {
                            Files.delete(home(bay).resolve(Disks.FILLER));
                        } else {
                            Disks.mend(home(bay));
                        }
                    },
                    ""); // the instance may run out of room before the verdict, and end
        } finally {
            Disks.unmount(home(BayName.A));
        }
    }

    @Test
    @Tag("drill")
    void a_primary_whose_storage_became_read_only_loses_its_place() throws Exception {
        boolean[] mounted = {false};
        try {
            fencedAndFilledAgain(
                    BayName.A,
                    once((bays, bay) -> {
                        mounted[0] = Disks.remountReadOnly(home(bay));
                        if (!mounted[0]) {
                            Disks.protect(home(bay));
                        }
                    }),
                    bay -> {
                        if (mounted[0]) {
                            Disks.unmount(home(bay));
                        } else {
                            Disks.mend(home(bay));
                        }
                    },
                    "refuse");
        } finally {
            Disks.unmount(home(BayName.A));
        }
    }

    @Test
    void a_primary_whose_disk_does_not_come_back_loses_its_place_and_holds_nobody_up() throws Exception {
        silence = NOTICED_SILENCE;
        boolean mounted = Disks.onImage(home(BayName.A), directory.resolve("image"), 600);
        String disk = home(BayName.A).toString();
        try {
            fencedAndFilledAgain(
                    BayName.A,
                    once((bays, bay) -> {
                        if (!mounted || !Disks.run("fsfreeze", "-f", disk)) {
                            Disks.hang(home(bay));
                        }
                    }),
                    bay -> {
                        if (!mounted || !Disks.run("fsfreeze", "-u", disk)) {
                            Disks.mend(home(bay));
                        }
                    },
                    "rendu la main");
        } finally {
            Disks.run("fsfreeze", "-u", disk);
            Disks.unmount(home(BayName.A));
        }
    }

    @Test
    @Tag("drill")
    void a_primary_whose_log_is_cut_short_loses_its_place() throws Exception {
        fencedAndFilledAgain(
                BayName.A,
                (bays, bay) -> {
                    try (RandomAccessFile segment =
                            new RandomAccessFile(newestSegment(bay).toFile(), "rw")) {
                        segment.setLength(4_096);
                    }
                },
                bay -> {},
                "octets au lieu de");
    }

    @Test
    void a_primary_whose_log_comes_back_altered_loses_its_place() throws Exception {
        fencedAndFilledAgain(BayName.A, this::alterLog, bay -> {}, "ne rend pas");
    }

    @Test
    @Tag("drill")
    void a_primary_whose_table_is_cut_short_loses_its_place() throws Exception {
        fencedAndFilledAgain(
                BayName.A,
                once((bays, bay) -> {
                    Path file = data(bay)
                            .resolve(BaySql.texts(bays, "select pg_relation_filepath('account')")
                                    .getFirst());
                    try (RandomAccessFile table = new RandomAccessFile(file.toFile(), "rw")) {
                        table.setLength(0);
                    }
                }),
                bay -> {},
                "octets, et non dans la baie");
    }

    @Test
    @Tag("drill")
    void a_primary_whose_old_blocks_come_back_empty_loses_its_place() throws Exception {
        fencedAndFilledAgain(
                BayName.A,
                once((bays, bay) -> {
                    Path witness = home(bay).resolve(StorageProbe.WITNESS);
                    Files.write(witness, new byte[(int) Files.size(witness)]);
                }),
                bay -> {},
                "n'est pas ce qui y a été écrit");
    }

    @Test
    @Tag("drill")
    void a_primary_that_is_stopped_loses_its_place() throws Exception {
        silence = NOTICED_SILENCE;
        fencedAndFilledAgain(BayName.A, once((bays, bay) -> signal(bay, "-STOP")), bay -> {}, "");
    }

    @Test
    void a_standby_that_lies_is_fenced_and_filled_again_while_writes_go_on() throws Exception {
        fencedAndFilledAgain(BayName.B, this::alterLog, bay -> {}, "ne rend pas");
    }

    @Test
    @Tag("drill")
    void a_standby_that_refuses_is_fenced_and_filled_again_once_its_storage_works() throws Exception {
        fencedAndFilledAgain(
                BayName.C, once((bays, bay) -> Disks.fill(home(bay))), bay -> Disks.mend(home(bay)), "refuse");
    }

    @Test
    @Tag("drill")
    void a_standby_that_is_stopped_is_started_again() throws Exception {
        silence = NOTICED_SILENCE;
        fencedAndFilledAgain(BayName.B, once((bays, bay) -> signal(bay, "-STOP")), bay -> {}, "ne répond pas");
        assertThat(events).noneMatch(BayEvent.ReseedingStarted.class::isInstance);
    }

    @Test
    @Tag("drill")
    void storages_that_all_refuse_are_doubted_and_none_is_fenced() throws Exception {
        try (EmbeddedBays bays = open()) {
            bays.onEvent(events::add);
            Await.until("all probed", PATIENCE, () -> BayLossTest.allServe(bays) && probedSince(bays, Instant.EPOCH));
            try (Writers writers = new Writers(bays, WRITERS)) {
                for (BayName bay : BayName.values()) {
                    Disks.fill(home(bay));
                }
                Await.until("all suspect", PATIENCE, () -> bays.statuses().stream()
                        .allMatch(status -> status.state() == BayState.SUSPECT));
                Instant doubted =
                        Instant.now().plus(BaySettings.Probes.DEFAULT.doubt().multipliedBy(2));
                Await.until("looks long after", PATIENCE, () -> probedSince(bays, doubted));
                int before = writers.acknowledgedCount();
                Await.until("writes", PATIENCE, () -> writers.acknowledgedCount() > before + 200);
                assertThat(events).noneMatch(BayEvent.BayFenced.class::isInstance);
                assertThat(bays.primary()).isEqualTo(BayName.A);

                for (BayName bay : BayName.values()) {
                    Disks.mend(home(bay));
                }

                Await.until("doubts lifted", PATIENCE, () -> BayLossTest.allServe(bays));
                assertThat(events)
                        .filteredOn(BayEvent.DoubtLifted.class::isInstance)
                        .hasSize(3);
                assertThat(writers.complaint()).isNull();
            }
        }
    }

    @Test
    void a_lying_primary_with_one_other_bay_heard_is_fenced_and_nobody_leads_be_it_after_a_restart() throws Exception {
        int acknowledged;
        try (EmbeddedBays bays = open()) {
            bays.onEvent(events::add);
            BaySql.execute(bays, "create table entry (id bigint primary key)");
            for (acknowledged = 0; acknowledged < 20; acknowledged++) {
                BaySql.execute(bays, "insert into entry (id) values (" + acknowledged + ")");
            }
            Await.until("all probed", PATIENCE, () -> BayLossTest.allServe(bays) && probedSince(bays, Instant.EPOCH));
            bays.destroy(BayName.C);
            Files.createDirectories(home(BayName.C));
            Disks.fill(home(BayName.C));
            Path witness = home(BayName.A).resolve(StorageProbe.WITNESS);
            Files.write(witness, new byte[(int) Files.size(witness)]);

            Await.until(
                    "suspended", PATIENCE, () -> events.stream().anyMatch(BayEvent.WritesSuspended.class::isInstance));

            assertThat(events)
                    .anyMatch(event -> event instanceof BayEvent.BayFenced(BayName bay, String reason)
                            && bay == BayName.A
                            && reason.contains("ne rend pas"));
            assertThat(bays.statuses()).noneMatch(status -> status.state() == BayState.PRIMARY);
            assertThat(BaySql.textsOf(bays.jdbcUrl(BayName.B, "postgres"), bays, "select count(*) from entry"))
                    .containsExactly(Integer.toString(acknowledged));
        }
        Disks.mend(home(BayName.C));

        assertThatThrownBy(() -> open()).isInstanceOf(StorageException.class).hasMessageContaining("--force");

        Files.writeString(directory.resolve("forced-primary"), "b\n");
        try (EmbeddedBays bays = open()) {
            assertThat(BaySql.texts(bays, "select count(*) from entry"))
                    .containsExactly(Integer.toString(acknowledged));
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            assertThat(directory.resolve("a.condemned")).doesNotExist();
        }
    }

    /** Strikes a bay under load; it is fenced, the others go on, and once mended it counts again. */
    private void fencedAndFilledAgain(BayName struck, Fault fault, Mending mending, String reason) throws Exception {
        try (EmbeddedBays bays = open()) {
            bays.onEvent(events::add);
            try (Writers writers = new Writers(bays, WRITERS)) {
                Await.until("writes", PATIENCE, () -> writers.acknowledgedCount() > 200);
                Instant written = Instant.now();
                Await.until("all probed", PATIENCE, () -> BayLossTest.allServe(bays) && probedSince(bays, written));
                assertThat(bays.primary()).isEqualTo(BayName.A);

                long struckAt = System.nanoTime();
                Await.until("lost", PATIENCE, () -> {
                    boolean lost = events.stream()
                            .anyMatch(event -> event instanceof BayEvent.BayLost(BayName bay, String why)
                                    && bay == struck
                                    && why.contains(reason));
                    if (!lost && !fenced(struck)) {
                        fault.strike(bays, struck);
                    }
                    return lost || fenced(struck);
                });
                long foundMs = (System.nanoTime() - struckAt) / 1_000_000;
                if (struck == BayName.A) {
                    Await.until("takeover", PATIENCE, () -> bays.primary() != struck);
                }
                int before = writers.acknowledgedCount();
                Await.until("writes again", PATIENCE, () -> writers.acknowledgedCount() > before + 200);
                System.out.printf(
                        "%s struck: found after %d ms, writes %d ms after the fault, longest wait %d ms; %s%n",
                        struck,
                        foundMs,
                        (System.nanoTime() - struckAt) / 1_000_000,
                        writers.takeLongestSilenceMillis(),
                        events);
                assertThat(events)
                        .filteredOn(BayEvent.BayFenced.class::isInstance)
                        .allMatch(event -> event instanceof BayEvent.BayFenced(BayName bay, String why)
                                && bay == struck
                                && why.contains(reason));

                mending.mend(struck);

                Await.until(
                        "counts again",
                        PATIENCE,
                        () -> BayLossTest.allServe(bays)
                                && events.stream()
                                        .anyMatch(event ->
                                                event instanceof BayEvent.BackInQuorum back && back.bay() == struck));
                assertThat(writers.complaint()).isNull();
            }
            for (BayName bay : BayName.values()) {
                Await.until("every row in " + bay, PATIENCE, () -> BaySql.textsOf(
                                bays.jdbcUrl(bay, "postgres"), bays, "select count(*) from account")
                        .equals(List.of(Integer.toString(ROWS))));
            }
        }
    }

    @FunctionalInterface
    private interface Mending {
        void mend(BayName bay) throws Exception;
    }

    private static Fault once(Fault fault) {
        boolean[] struck = {false};
        return (bays, bay) -> {
            if (!struck[0]) {
                struck[0] = true;
                fault.strike(bays, bay);
            }
        };
    }

    private boolean fenced(BayName struck) {
        return events.stream().anyMatch(event -> event instanceof BayEvent.BayFenced fenced && fenced.bay() == struck);
    }

    /** Changes a byte of what was written a moment ago, as a disk does that rots. */
    private void alterLog(EmbeddedBays bays, BayName bay) throws Exception {
        long end = Long.parseLong(BaySql.texts(bays, "select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')")
                .getFirst());
        long place = (end - BEHIND_BYTES) % WalReading.SEGMENT_BYTES;
        Path segment = newestSegment(bay);
        if (end % WalReading.SEGMENT_BYTES > 2 * BEHIND_BYTES) {
            WalReadingTest.flip(segment, place);
        }
    }

    /** The segment of the log that is written to: the others are older, or not begun. */
    private Path newestSegment(BayName bay) throws IOException {
        try (Stream<Path> files = Files.list(data(bay).resolve("pg_wal"))) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
                    .max((one, two) -> modified(one).compareTo(modified(two)))
                    .orElseThrow();
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private void signal(BayName bay, String signal) throws IOException {
        for (ProcessHandle process : FolderProcesses.living(data(bay))) {
            Disks.run("kill", signal, Long.toString(process.pid()));
        }
    }

    private static boolean probedSince(EmbeddedBays bays, Instant instant) {
        return !bays.statuses().isEmpty()
                && bays.statuses().stream().allMatch(status -> {
                    Instant probed = status.probedAt();
                    return probed != null && probed.isAfter(instant);
                });
    }

    private EmbeddedBays open() {
        return EmbeddedBays.open(PatientBays.in(directory).withSilence(silence));
    }

    private Path home(BayName bay) {
        return directory.resolve(bay.folder());
    }

    private Path data(BayName bay) {
        return home(bay).resolve("data");
    }
}
