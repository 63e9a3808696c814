package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator orders of bays, while others write and remember what was acknowledged. */
class BayActsTest {
    private static final Duration PATIENCE = Await.PATIENCE;
    private static final int WRITERS = 2;
    private static final int ROWS = 1_000;

    @TempDir
    static Path founded;

    @TempDir
    Path directory;

    private final List<BayEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comparisons = new AtomicInteger();
    private volatile @Nullable String difference;

    @BeforeAll
    static void found() throws SQLException {
        try (EmbeddedBays bays = EmbeddedBays.open(settings(founded))) {
            BaySql.execute(bays, "create table account (id bigint primary key)");
            BaySql.execute(bays, "insert into account (id) select n from generate_series(1, " + ROWS + ") n");
        }
    }

    @BeforeEach
    void copyFounded() throws Exception {
        assertThat(Disks.run("cp", "-a", founded + "/.", directory.toString())).isTrue();
    }

    @Test
    void a_drained_bay_follows_and_acknowledges_nothing_and_the_other_takes_over_alone() throws Exception {
        try (EmbeddedBays bays = open();
                Writers writers = new Writers(bays, WRITERS)) {
            written(writers);

            BayActDone done = order(bays, BayAct.DRAIN, BayName.C);

            assertThat(done.changed()).isTrue();
            await(bays, BayName.C, BayState.DRAINED);
            assertThat(BaySql.texts(
                            bays, "select application_name || ' ' || sync_state from pg_stat_replication order by 1"))
                    .containsExactly("bay_b quorum", "outside_c async");
            Term drained = Objects.requireNonNull(Term.readIn(home(BayName.A)));
            assertThat(drained.counts(BayName.C)).isFalse();
            assertThat(Term.readIn(home(BayName.B))).isEqualTo(drained);
            assertThat(order(bays, BayAct.DRAIN, BayName.C).changed()).isFalse();
            written(writers);

            bays.destroy(BayName.A);

            Await.until("takeover by the only one asked", PATIENCE, () -> bays.primary() == BayName.B);
            written(writers);
            await(bays, BayName.A, BayState.QUORUM);
            await(bays, BayName.C, BayState.DRAINED);
            nothingLost(writers);
            assertThat(events)
                    .anyMatch(event -> event instanceof BayEvent.ActOrdered(BayOrder given)
                            && given.equals(new BayOrder(BayAct.DRAIN, BayName.C, "tess", "essai")));
        }
    }

    @Test
    void a_write_that_only_a_drained_bay_has_received_is_not_acknowledged() throws Exception {
        try (EmbeddedBays bays = open()) {
            order(bays, BayAct.DRAIN, BayName.C);
            signal(BayName.B, "-STOP");
            CompletableFuture<Void> write = CompletableFuture.runAsync(() -> {
                try {
                    BaySql.execute(bays, "insert into account (id) values (0)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            try {
                Await.until("the write in the drained bay", PATIENCE, () -> BaySql.textsOf(
                                bays.jdbcUrl(BayName.C, "postgres"), bays, "select id from account where id = 0")
                        .equals(List.of("0")));
                Await.until("its receipt at the primary", PATIENCE, () -> BaySql.texts(
                                bays,
                                "select application_name from pg_stat_replication where application_name = 'outside_c'"
                                        + " and flush_lsn = pg_current_wal_flush_lsn()")
                        .equals(List.of("outside_c")));

                assertThat(write).isNotDone();
            } finally {
                signal(BayName.B, "-CONT");
            }
            write.get();
        }
    }

    @Test
    void a_removed_bay_is_left_alone_also_after_a_restart_and_comes_back_on_an_empty_storage() throws Exception {
        Map<String, String> left;
        try (EmbeddedBays bays = open();
                Writers writers = new Writers(bays, WRITERS)) {
            written(writers);
            assertThat(refused(bays, BayAct.REMOVE, BayName.C)).isEqualTo(BayActRefused.Code.BAIE_NON_ECARTEE);
            order(bays, BayAct.DRAIN, BayName.C);

            order(bays, BayAct.REMOVE, BayName.C);

            await(bays, BayName.C, BayState.REMOVED);
            assertThat(FolderProcesses.living(data(BayName.C))).isEmpty();
            assertThat(BaySql.texts(bays, "select slot_name from pg_replication_slots"))
                    .containsExactly("bay_b");
            assertThat(refused(bays, BayAct.DRAIN, BayName.C)).isEqualTo(BayActRefused.Code.BAIE_RETIREE);
            assertThat(refused(bays, BayAct.RESEED, BayName.C)).isEqualTo(BayActRefused.Code.BAIE_RETIREE);
            assertThat(refused(bays, BayAct.PROMOTE, BayName.C)).isEqualTo(BayActRefused.Code.BAIE_RETIREE);
            left = files(home(BayName.C));
            bays.destroy(BayName.A);
            Await.until("takeover", PATIENCE, () -> bays.primary() == BayName.B);
            written(writers);
            await(bays, BayName.A, BayState.QUORUM);
            nothingLost(writers);
        }

        try (EmbeddedBays bays = open();
                Writers writers = new Writers(bays, WRITERS)) {
            written(writers);
            assertThat(state(bays, BayName.C)).isEqualTo(BayState.REMOVED);
            assertThat(files(home(BayName.C))).isEqualTo(left);
            Folders.delete(home(BayName.C));

            assertThat(order(bays, BayAct.ADD, BayName.C).underWay()).isTrue();
            assertThat(bays.statuses().get(BayName.C.ordinal()).state())
                    .as("whoever asks next is not told that it is removed")
                    .isNotEqualTo(BayState.REMOVED);

            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            assertThat(comparisons.get()).isPositive();
            assertThat(order(bays, BayAct.ADD, BayName.C).changed()).isFalse();
            nothingLost(writers);
        }
    }

    @Test
    void a_bay_whose_root_differs_does_not_count_again_until_it_is_filled_again() throws Exception {
        try (EmbeddedBays bays = open();
                Writers writers = new Writers(bays, WRITERS)) {
            order(bays, BayAct.DRAIN, BayName.B);
            difference = "la racine n'est pas celle de la primaire.";

            order(bays, BayAct.ADD, BayName.B);

            Await.until(
                    "refused",
                    PATIENCE,
                    () -> events.contains(
                            new BayEvent.ReturnRefused(BayName.B, "la racine n'est pas celle de la primaire.")));
            await(bays, BayName.B, BayState.DRAINED);
            assertThat(bays.statuses().get(1).detail()).contains("la racine n'est pas celle");
            written(writers);

            difference = null;
            order(bays, BayAct.RESEED, BayName.B);

            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            assertThat(events).contains(new BayEvent.ReseedingStarted(BayName.B, BayName.A));
            assertThat(comparisons.get()).isGreaterThanOrEqualTo(2);
            nothingLost(writers);
        }
    }

    @Test
    void a_standby_is_filled_again_while_writes_go_on_and_the_primary_may_be_lost_meanwhile() throws Exception {
        try (EmbeddedBays bays = open();
                Writers writers = new Writers(bays, WRITERS)) {
            written(writers);

            assertThat(order(bays, BayAct.RESEED, BayName.C).underWay()).isTrue();

            Term reseeding = Objects.requireNonNull(Term.readIn(home(BayName.A)));
            assertThat(reseeding.outside()).isEqualTo(new Outside(BayName.C, Outside.Standing.RETURNING));
            bays.destroy(BayName.A);
            Await.until("takeover by the only one that counts", PATIENCE, () -> bays.primary() == BayName.B);
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            written(writers);
            nothingLost(writers);
            assertThat(comparisons.get()).isPositive();
        }
    }

    @Test
    void a_bay_is_promoted_on_purpose_and_the_primary_follows_it_without_being_filled_again() throws Exception {
        try (EmbeddedBays bays = open();
                Writers writers = new Writers(bays, WRITERS)) {
            written(writers);
            assertThat(writers.takeLongestSilenceMillis()).isNotNegative();

            BayActDone done = order(bays, BayAct.PROMOTE, BayName.C);

            assertThat(done.changed()).isTrue();
            assertThat(bays.primary()).isEqualTo(BayName.C);
            written(writers);
            System.out.printf(
                    "promoted C: longest time without an acknowledgement %d ms%n", writers.takeLongestSilenceMillis());
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            assertThat(events)
                    .noneMatch(BayEvent.ReseedingStarted.class::isInstance)
                    .noneMatch(BayEvent.TakeoverStarted.class::isInstance);
            assertThat(order(bays, BayAct.PROMOTE, BayName.C).changed()).isFalse();
            written(writers);
            nothingLost(writers);
            assertThat(BaySql.textsOf(bays.jdbcUrl(BayName.A, "postgres"), bays, "select pg_is_in_recovery()"))
                    .containsExactly("t");
        }
        try (EmbeddedBays bays = open()) {
            assertThat(bays.primary()).isEqualTo(BayName.C);
        }
    }

    @Test
    void orders_that_could_lose_data_or_stop_writes_are_refused() throws Exception {
        try (EmbeddedBays bays = open()) {
            for (BayAct act : List.of(BayAct.DRAIN, BayAct.REMOVE, BayAct.RESEED)) {
                assertThat(refused(bays, act, BayName.A)).as(act.name()).isEqualTo(BayActRefused.Code.BAIE_PRIMAIRE);
            }
            assertThat(order(bays, BayAct.ADD, BayName.B).changed()).isFalse();
            assertThat(order(bays, BayAct.PROMOTE, BayName.A).changed()).isFalse();

            order(bays, BayAct.DRAIN, BayName.C);
            for (BayAct act : List.of(BayAct.DRAIN, BayAct.RESEED, BayAct.PROMOTE)) {
                assertThat(refused(bays, act, BayName.B))
                        .as(act.name())
                        .isEqualTo(BayActRefused.Code.AUTRE_BAIE_A_L_ECART);
            }
            order(bays, BayAct.ADD, BayName.C);
            // States are those of the last look, which may have been before it was drained.
            Await.until("it counts again", PATIENCE, () -> Objects.requireNonNull(Term.readIn(home(BayName.B)))
                    .counts(BayName.C));
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));

            bays.destroy(BayName.C);
            Files.createDirectories(home(BayName.C));
            Disks.fill(home(BayName.C));
            await(bays, BayName.C, BayState.LOST);
            for (BayAct act : List.of(BayAct.DRAIN, BayAct.RESEED, BayAct.PROMOTE)) {
                assertThat(refused(bays, act, BayName.B))
                        .as(act.name())
                        .isEqualTo(BayActRefused.Code.QUORUM_INSUFFISANT);
            }
            assertThat(refused(bays, BayAct.PROMOTE, BayName.C)).isEqualTo(BayActRefused.Code.BAIE_HORS_QUORUM);

            order(bays, BayAct.DRAIN, BayName.C);
            assertThat(Objects.requireNonNull(Term.readIn(home(BayName.B))).counts(BayName.C))
                    .as("a lost bay is drained too, so that the other can take over alone")
                    .isFalse();
            Disks.mend(home(BayName.C));
            assertThat(events).filteredOn(BayEvent.ActNotDone.class::isInstance).hasSize(10);
        }
    }

    @Test
    void another_database_in_the_folder_of_a_removed_bay_is_not_emptied() throws Exception {
        Path other = directory.resolve("other");
        Files.createDirectories(other);
        EmbeddedPostgres.start(other, EmbeddedPostgres.THROW_AWAY).close();
        try (EmbeddedBays bays = open()) {
            order(bays, BayAct.DRAIN, BayName.C);
            order(bays, BayAct.REMOVE, BayName.C);
            Folders.delete(data(BayName.C));
            Files.move(other.resolve("data"), data(BayName.C));

            assertThat(refused(bays, BayAct.ADD, BayName.C)).isEqualTo(BayActRefused.Code.BAIE_ETRANGERE);

            assertThat(data(BayName.C).resolve("PG_VERSION")).exists();
            assertThat(state(bays, BayName.C)).isEqualTo(BayState.REMOVED);
        }
        try (EmbeddedBays bays = open()) {
            assertThat(bays.primary()).isEqualTo(BayName.A);
            assertThat(data(BayName.C).resolve("PG_VERSION")).exists();
        }
    }

    @Test
    void a_bay_is_forced_to_lead_only_while_no_application_keeps_the_folder() throws Exception {
        try (EmbeddedBays bays = open()) {
            assertThat(catchThrowableOfType(StorageException.class, () -> BaysAtRest.hold(directory)))
                    .hasMessageContaining("déjà tenu");
            assertThat(bays.primary()).isEqualTo(BayName.A);
        }
        Folders.delete(home(BayName.A));
        Folders.delete(home(BayName.C));
        try (BaysAtRest rest = BaysAtRest.hold(directory)) {
            assertThat(rest.bays()).extracting(BaysAtRest.Resting::whole).containsExactly(false, true, false);
            assertThat(catchThrowableOfType(StorageException.class, () -> rest.force(BayName.C)))
                    .hasMessageContaining("pas de base entière");

            rest.force(BayName.B);
        }
        try (EmbeddedBays bays = open()) {
            assertThat(bays.primary()).isEqualTo(BayName.B);
            assertThat(BaySql.texts(bays, "select count(*) from account")).containsExactly(Integer.toString(ROWS));
        }
    }

    /** With every storage found sound: without that, orders are refused. */
    private EmbeddedBays open() {
        EmbeddedBays bays = EmbeddedBays.open(settings(directory));
        bays.onEvent(events::add);
        bays.comparing((bay, primary) -> {
            comparisons.incrementAndGet();
            String sums = "select count(*) || ' ' || sum(id) from account";
            List<String> own = BaySql.textsOf(bays.jdbcUrl(bay, "postgres"), bays, sums);
            List<String> wanted = BaySql.textsOf(bays.jdbcUrl(primary, "postgres"), bays, sums);
            return own.equals(wanted) ? difference : own + " instead of " + wanted;
        });
        Await.until(
                "all probed",
                PATIENCE,
                () -> !bays.statuses().isEmpty()
                        && bays.statuses().stream()
                                .allMatch(status -> status.state() == BayState.REMOVED
                                        || ((status.state() == BayState.PRIMARY || status.state() == BayState.QUORUM)
                                                && status.probedAt() != null)));
        return bays;
    }

    private static BaySettings settings(Path directory) {
        return PatientBays.in(directory);
    }

    private static BayActDone order(EmbeddedBays bays, BayAct act, BayName bay) {
        return bays.carryOut(new BayOrder(act, bay, "tess", "essai"));
    }

    private static BayActRefused.Code refused(EmbeddedBays bays, BayAct act, BayName bay) {
        BayActRefused refused = catchThrowableOfType(BayActRefused.class, () -> order(bays, act, bay));
        assertThat(refused).as(act + " " + bay).isNotNull();
        assertThat(refused.remedy()).isNotBlank();
        return refused.code();
    }

    private static void written(Writers writers) {
        int before = writers.acknowledgedCount();
        Await.until("writes", PATIENCE, () -> writers.acknowledgedCount() > before + 200);
    }

    /** Asked again when no connection is had, as on a machine that others use; what is lost stays lost. */
    private static void nothingLost(Writers writers) {
        Await.until("nothing acknowledged is lost", PATIENCE, () -> writers.complaint() == null);
    }

    private static void await(EmbeddedBays bays, BayName bay, BayState state) {
        Await.until(bay + " " + state, PATIENCE, () -> state(bays, bay) == state);
    }

    private static BayState state(EmbeddedBays bays, BayName bay) {
        return bays.statuses().get(bay.ordinal()).state();
    }

    private void signal(BayName bay, String signal) throws IOException {
        for (ProcessHandle process : FolderProcesses.living(data(bay))) {
            assertThat(Disks.run("kill", signal, Long.toString(process.pid()))).isTrue();
        }
    }

    /** Each file with its length and the time it was last written. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return found;
    }

    private Path home(BayName bay) {
        return directory.resolve(bay.folder());
    }

    private Path data(BayName bay) {
        return home(bay).resolve("data");
    }
}
