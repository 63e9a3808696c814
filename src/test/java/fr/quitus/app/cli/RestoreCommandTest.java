package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.client.LedgerHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** All is lost but the archive: a ledger of three bays, killed, its folder gone, as an operator brings it back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreCommandTest {
    private static final int COMMANDS = 40;
    private static final Pattern CUT = Pattern.compile("Coupe +position (-?[0-9]+),");

    @TempDir
    static Path folder;

    private static long lastAcknowledged;
    private static long middle;
    private static Instant middleAt = Instant.EPOCH;
    private static String middleAnswer = "";

    private static QuitusProcess start(Path data) throws IOException {
        QuitusProcess started = QuitusProcess.run(
                folder,
                Map.of("QUITUS_ARCHIVE_FOLDER", archive().toString()),
                "start",
                "--data",
                data.toString(),
                "--port",
                String.valueOf(LocalPort.any()));
        started.awaitText("Quitus répond sur http://127.0.0.1:");
        return started;
    }

    private static Path archive() {
        return folder.resolve("archive");
    }

    private static LedgerHttp.Reply openCredits(LedgerHttp http, String key) {
        return http.post(
                "denis",
                "/api/v1/commands/OpenCredits",
                "{\"year\":2025,\"programme\":\"0156\",\"title\":\"T3\",\"ae\":\"1.00\",\"cp\":\"1.00\","
                        + "\"legalRef\":\"LFR 2025\",\"financeAct\":\"AMENDING\"}",
                Map.of("Idempotency-Key", key));
    }

    private static long position(LedgerHttp.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return Long.parseLong(reply.header("Quitus-Position").orElseThrow());
    }

    private static JsonNode await(Path data, long position) {
        QuitusProcess.await(
                "position " + position + " in the archive",
                () -> shown(data).path("position").asLong() >= position);
        return shown(data);
    }

    private static JsonNode shown(Path data) {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            return ArchiveCommand.archive(http);
        }
    }

    @Test
    @Order(1)
    void a_ledger_works_is_killed_and_all_its_bays_are_deleted() throws Exception {
        Path data = folder.resolve("data");
        try (QuitusProcess running = start(data);
                LedgerHttp http = LedgerHttp.of(data)) {
            for (int i = 0; i < COMMANDS; i++) {
                LedgerHttp.Reply reply = openCredits(http, "before-" + i);
                lastAcknowledged = position(reply);
                if (i == COMMANDS / 2) {
                    middle = lastAcknowledged;
                    middleAnswer = reply.text();
                    await(data, middle);
                    middleAt = Instant.now();
                }
            }
            JsonNode archived = await(data, lastAcknowledged);
            assertThat(archived.path("lagEvents").asLong()).isZero();
            assertThat(archived.path("sharesDeviceWith"))
                    .as("folders of one test lie on one disk, and that is told")
                    .hasSize(3);
            running.kill();
            running.awaitEnd();
        }
        ProcessHandle.allProcesses()
                .filter(handle -> handle.info()
                        .commandLine()
                        .filter(line -> line.contains(data.toString()) && line.contains("postgres"))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        QuitusProcess.await(
                "the bays' end", () -> QuitusProcess.processesOn(data).isEmpty());
        QuitusProcess.await("an empty machine", () -> isDeleted(data));
    }

    /** PostgreSQL's own children may still be going. */
    private static boolean isDeleted(Path data) {
        try {
            Folders.delete(data);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
        return !Files.exists(data);
    }

    @Test
    @Order(2)
    void a_restore_that_is_killed_is_begun_again_and_gives_all_that_was_acknowledged() throws Exception {
        Path into = folder.resolve("restored");
        try (QuitusProcess killed = restore(into)) {
            QuitusProcess.await("bays to be filled", () -> Files.exists(into.resolve("bays/a/data/PG_VERSION")));
            killed.kill();
            killed.awaitEnd();
        }
        assertThat(into.resolve("restore.unfinished")).exists();
        try (QuitusProcess refused = QuitusProcess.run(folder, "start", "--data", into.toString())) {
            assertThat(refused.awaitEnd()).isNotZero();
            assertThat(refused.told()).contains("n'est pas allée à son terme");
        }

        try (QuitusProcess again = restore(into)) {
            assertThat(again.awaitEnd()).as(again.told()).isZero();
            assertThat(cut(again)).isEqualTo(lastAcknowledged);
            assertThat(again.told())
                    .contains("Invariants           tenus jusqu'à la position " + lastAcknowledged)
                    .as("what a library prints is no answer")
                    .doesNotContain("Hikari");
        }
        assertThat(into.resolve("restore.unfinished")).doesNotExist();
        try (QuitusProcess taken = restore(into)) {
            assertThat(taken.awaitEnd()).isEqualTo(2);
            assertThat(taken.told()).contains("n'est pas vide");
        }
    }

    private static QuitusProcess restore(Path into, String... words) throws IOException {
        String[] all = new String[5 + words.length];
        all[0] = "restore";
        all[1] = "--from";
        all[2] = archive().toString();
        all[3] = "--into";
        all[4] = into.toString();
        System.arraycopy(words, 0, all, 5, words.length);
        return QuitusProcess.run(folder, all);
    }

    private static long cut(QuitusProcess restored) throws IOException {
        Matcher cut = CUT.matcher(restored.told());
        assertThat(cut.find()).as(restored.told()).isTrue();
        return Long.parseLong(cut.group(1));
    }

    @Test
    @Order(3)
    void the_restored_ledger_goes_on_at_the_next_position_and_answers_old_keys_as_before() throws Exception {
        Path data = folder.resolve("restored");
        try (QuitusProcess running = start(data);
                LedgerHttp http = LedgerHttp.of(data)) {
            LedgerHttp.Reply repeated = openCredits(http, "before-" + COMMANDS / 2);
            assertThat(repeated.text()).isEqualTo(middleAnswer);
            assertThat(repeated.header("Quitus-Position")).contains(String.valueOf(middle));
            long next = position(openCredits(http, "after-1"));
            assertThat(next).isGreaterThan(lastAcknowledged);
            assertThat(http.get("ada", "/api/v1/proofs/entries/" + (lastAcknowledged + 1), -1)
                            .ok())
                    .as("positions are dense")
                    .isTrue();
            assertThat(await(data, next).path("generation").asLong()).isEqualTo(2);
            running.interrupt();
            running.awaitEnd();
        }
    }

    @Test
    @Order(4)
    void the_first_history_is_still_there_at_an_instant_and_at_a_position() throws Exception {
        for (String at : new String[] {middleAt.toString(), String.valueOf(middle)}) {
            Path into = folder.resolve("at-" + at.replace(':', '-'));
            try (QuitusProcess restored =
                    restore(into, "--at", at, "--generation", "1", "--mode", "SINGLE", "--sans-etats")) {
                assertThat(restored.awaitEnd()).as(restored.told()).isZero();
                assertThat(cut(restored)).as(at).isEqualTo(middle);
            }
        }
        QuitusProcess.await(
                "no PostgreSQL is left", () -> QuitusProcess.processesOn(folder).isEmpty());
    }
}
