package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBaysTest {
    private static final Duration PATIENCE = Await.PATIENCE;

    /** Founded once and copied for each test: founding is what takes long, and BayLossTest does it in earnest. */
    @TempDir
    static Path founded;

    @TempDir
    Path directory;

    @BeforeAll
    static void found() {
        try (EmbeddedBays bays = open(founded)) {
            assertThat(bays.primary()).isEqualTo(BayName.A);
        }
    }

    @BeforeEach
    void copyFounded() throws Exception {
        Process copy = new ProcessBuilder("cp", "-a", founded + "/.", directory.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
    }

    @Test
    void has_three_bays_of_which_two_are_in_quorum_and_none_acknowledges_alone() throws Exception {
        try (EmbeddedBays bays = open()) {
            assertThat(BaySql.texts(bays, "select sync_state from pg_stat_replication"))
                    .containsExactly("quorum", "quorum");
            assertThat(BaySql.texts(bays, "show synchronous_commit")).containsExactly("on");
            for (BayName bay : BayName.values()) {
                String others = Arrays.stream(BayName.values())
                        .filter(other -> other != bay)
                        .map(BayName::standbyName)
                        .reduce((one, two) -> one + ", " + two)
                        .orElseThrow();
                assertThat(BaySql.textsOf(bays.jdbcUrl(bay, "postgres"), bays, "show synchronous_standby_names"))
                        .containsExactly("ANY 1 (" + others + ")");
            }

            BaySql.execute(bays, "alter system set synchronous_standby_names = ''");
            BaySql.execute(bays, "select pg_reload_conf()");

            assertThat(BaySql.texts(bays, "show synchronous_standby_names")).containsExactly("ANY 1 (bay_b, bay_c)");
        }
    }

    @Test
    void finds_its_data_at_the_same_address_after_a_restart() throws Exception {
        String url;
        try (EmbeddedBays bays = open()) {
            url = bays.jdbcUrl("postgres");
            BaySql.execute(bays, "create table entry (id bigint primary key)");
            BaySql.execute(bays, "insert into entry (id) values (1)");
        }
        assertNoProcessLeft();

        try (EmbeddedBays bays = open()) {
            assertThat(bays.jdbcUrl("postgres")).isEqualTo(url);
            assertThat(BaySql.texts(bays, "select id from entry")).containsExactly("1");
            BaySql.execute(bays, "insert into entry (id) values (2)");
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
        }
    }

    @Test
    void finds_every_acknowledged_write_after_a_kill_of_everything() throws Exception {
        int acknowledged;
        try (EmbeddedBays bays = open()) {
            BaySql.execute(bays, "create table entry (id bigint primary key)");
            for (acknowledged = 0; acknowledged < 50; acknowledged++) {
                BaySql.execute(bays, "insert into entry (id) values (" + acknowledged + ")");
            }
            bays.abandon();
            for (BayName bay : BayName.values()) {
                FolderProcesses.kill(data(bay));
            }
        }

        try (EmbeddedBays bays = open()) {
            assertThat(BaySql.texts(bays, "select count(*) from entry"))
                    .containsExactly(Integer.toString(acknowledged));
            assertThat(bays.primary()).isEqualTo(BayName.A);
        }
    }

    @Test
    void an_application_that_is_asked_to_end_leaves_no_process_and_one_that_is_killed_is_cleaned_up_after()
            throws Exception {
        Process asked = application();
        asked.destroy();
        assertThat(asked.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertNoProcessLeft();

        Process killed = application();
        killed.destroyForcibly();
        assertThat(killed.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        List<Long> orphans = FolderProcesses.living(data(BayName.A)).stream()
                .map(ProcessHandle::pid)
                .toList();
        assertThat(orphans).isNotEmpty();

        try (EmbeddedBays bays = open()) {
            BaySql.execute(bays, "create table entry (id bigint primary key)");
            assertThat(FolderProcesses.living(data(BayName.A))).noneMatch(process -> orphans.contains(process.pid()));
        }
        assertNoProcessLeft();
    }

    private Process application() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BaysApplication.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.equals(BaysApplication.READY)) {
                return process;
            }
        }
        throw new AssertionError("the application ended: " + said);
    }

    @Test
    void a_killed_primary_goes_on_or_is_replaced_while_another_bay_is_being_filled() throws Exception {
        try (EmbeddedBays bays = open()) {
            BaySql.execute(bays, "create table entry (id bigint primary key)");
            BaySql.execute(bays, "insert into entry (id) values (1)");
            bays.destroy(BayName.C);
            FolderProcesses.kill(data(BayName.A));

            Await.until("writes again", PATIENCE, () -> {
                BaySql.execute(bays, "insert into entry (id) values (2) on conflict do nothing");
                return true;
            });

            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            assertThat(BaySql.texts(bays, "select id from entry order by id")).containsExactly("1", "2");
        }
    }

    @Test
    void refuses_a_second_instance_on_the_same_folder() {
        try (EmbeddedBays bays = open()) {
            assertThat(bays.primary()).isEqualTo(BayName.A);

            assertThatThrownBy(this::open)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("déjà tenu")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(FolderProcesses.living(data(BayName.A))).isNotEmpty();
        }
    }

    @Test
    void fills_again_a_bay_whose_folder_is_missing_at_the_start_be_it_the_primary() throws Exception {
        try (EmbeddedBays bays = open()) {
            BaySql.execute(bays, "create table entry (id bigint primary key)");
            BaySql.execute(bays, "insert into entry (id) values (1)");
        }
        Folders.delete(directory.resolve(BayName.C.folder()));
        try (EmbeddedBays bays = open()) {
            assertThat(BaySql.texts(bays, "select id from entry")).containsExactly("1");
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            assertThat(bays.primary()).isEqualTo(BayName.A);
        }

        Folders.delete(directory.resolve(BayName.A.folder()));
        try (EmbeddedBays bays = open()) {
            assertThat(bays.primary()).isNotEqualTo(BayName.A);
            BaySql.execute(bays, "insert into entry (id) values (2)");
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            assertThat(BaySql.textsOf(bays.jdbcUrl(BayName.A, "postgres"), bays, "select id from entry"))
                    .contains("1");
        }
    }

    @Test
    void a_deposed_primary_never_comes_back_with_its_own_past() throws Exception {
        try (EmbeddedBays bays = open()) {
            BaySql.execute(bays, "create table entry (id bigint primary key)");
            bays.destroy(BayName.A);
            Await.until("takeover", PATIENCE, () -> bays.primary() != BayName.A);
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            BaySql.execute(bays, "insert into entry (id) values (1)");
        }
        Term last = Term.readIn(directory.resolve("b"));
        assertThat(last).isNotNull().isEqualTo(Term.readIn(directory.resolve("c")));
        // What a bay switched off at the takeover and switched on much later holds: an old term and no standby file.
        Files.delete(data(BayName.A).resolve("standby.signal"));
        new Term(1, BayName.A).writeIn(directory.resolve("a"));

        try (EmbeddedBays bays = open()) {
            assertThat(bays.primary()).isNotEqualTo(BayName.A);
            assertThat(BaySql.texts(bays, "select id from entry")).containsExactly("1");
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
        }
    }

    @Test
    void a_killed_standby_comes_back_and_a_destroyed_one_is_filled_again_while_writes_go_on() throws Exception {
        List<BayEvent> events = new CopyOnWriteArrayList<>();
        try (EmbeddedBays bays = open()) {
            bays.onEvent(events::add);
            BaySql.execute(bays, "create table entry (id bigint primary key)");
            FolderProcesses.kill(data(BayName.B));
            BaySql.execute(bays, "insert into entry (id) values (1)");
            Await.until("b back", PATIENCE, () -> isBack(events, BayName.B));
            assertThat(events).noneMatch(BayEvent.ReseedingStarted.class::isInstance);

            bays.destroy(BayName.C);

            BaySql.execute(bays, "insert into entry (id) values (2)");
            Await.until("c back", PATIENCE, () -> isBack(events, BayName.C) && BayLossTest.allServe(bays));
            assertThat(events).anyMatch(event -> event.equals(new BayEvent.ReseedingStarted(BayName.C, BayName.A)));
            assertThat(bays.primary()).isEqualTo(BayName.A);
        }
    }

    @Test
    void promotes_nobody_when_a_single_bay_is_left_and_opens_again_only_on_an_operators_word() throws Exception {
        List<BayEvent> events = new CopyOnWriteArrayList<>();
        try (EmbeddedBays bays = open()) {
            bays.onEvent(events::add);
            BaySql.execute(bays, "create table entry (id bigint primary key)");
            BaySql.execute(bays, "insert into entry (id) values (1)");
            bays.destroy(BayName.C);
            bays.destroy(BayName.A);

            Await.until(
                    "suspended", PATIENCE, () -> events.stream().anyMatch(BayEvent.WritesSuspended.class::isInstance));

            assertThat(BaySql.textsOf(bays.jdbcUrl(BayName.B, "postgres"), bays, "select pg_is_in_recovery()"))
                    .containsExactly("t");
            assertThat(BaySql.textsOf(bays.jdbcUrl(BayName.B, "postgres"), bays, "select id from entry"))
                    .containsExactly("1");
            assertThat(bays.statuses()).noneMatch(status -> status.state() == BayState.PRIMARY);
        }
        assertNoProcessLeft();

        assertThatThrownBy(this::open).isInstanceOf(StorageException.class).hasMessageContaining("--force");
        assertNoProcessLeft();

        Files.writeString(directory.resolve("forced-primary"), "b\n");
        try (EmbeddedBays bays = open()) {
            assertThat(bays.primary()).isEqualTo(BayName.B);
            assertThat(BaySql.texts(bays, "select id from entry")).containsExactly("1");
            Await.until("all in quorum", PATIENCE, () -> BayLossTest.allServe(bays));
            assertThat(directory.resolve("forced-primary")).doesNotExist();
        }
    }

    @Test
    void begins_again_when_the_first_opening_was_cut_short() throws Exception {
        try (EmbeddedBays bays = open()) {
            assertThat(bays.primary()).isEqualTo(BayName.A);
        }
        Files.writeString(directory.resolve("a/founding"), "founding\n");
        Files.delete(directory.resolve("b/term"));
        Files.writeString(directory.resolve("c/seeding"), "seeding\n");

        try (EmbeddedBays bays = open()) {
            assertThat(BaySql.texts(bays, "select sync_state from pg_stat_replication"))
                    .containsExactly("quorum", "quorum");
        }
    }

    private EmbeddedBays open() {
        return open(directory);
    }

    private static EmbeddedBays open(Path directory) {
        return EmbeddedBays.open(PatientBays.in(directory));
    }

    private Path data(BayName bay) {
        return directory.resolve(bay.folder()).resolve("data");
    }

    private static boolean isBack(List<BayEvent> events, BayName bay) {
        return events.stream().anyMatch(event -> event instanceof BayEvent.BackInQuorum back && back.bay() == bay);
    }

    private void assertNoProcessLeft() {
        for (BayName bay : BayName.values()) {
            assertThat(FolderProcesses.living(data(bay))).isEmpty();
        }
    }
}
