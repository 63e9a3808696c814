package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.quitus.app.archive.CheckedArchive;
import fr.quitus.app.copies.AsOf;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.domain.actor.Role;
import fr.quitus.projections.engine.ProgressListener;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An archive that cannot be written, or that two nodes have: the ledger goes on, and nothing is missing afterwards. */
class ArchiveFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int DISK_MB = 64;
    private static final String OPENED = """
            {"year":2025,"programme":"0156","title":"T3","ae":"10.00","cp":"9.00","legalRef":"LFI"}""";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_full_archive_is_told_stops_nobody_and_is_caught_up_with() throws Exception {
        Path archive = Files.createDirectories(folder.resolve("archive"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MB + "m", "tmpfs", archive.toString()),
                "a disk of its own takes the right to mount");
        try (RunningLedger ledger = RunningLedger.start(Map.of("quitus.archive.folder", archive.toString()))) {
            await(ledger, "FOLLOWING, with all", shown -> isWhole(shown, ledger));
            fill(archive.resolve(".filler"));

            awaitWriting(
                    ledger,
                    "FAILING, and behind",
                    shown -> isIn("FAILING", shown) && shown.path("lagEvents").asLong() > 0);

            assertThat(open(ledger).status()).as("the ledger goes on").isEqualTo(201);
            Files.delete(archive.resolve(".filler"));
            await(ledger, "FOLLOWING, with all", shown -> isWhole(shown, ledger));
            assertThat(checked(archive)).isEqualTo(ledger.log().head());
        } finally {
            run("umount", "-l", archive.toString());
        }
    }

    @Test
    void of_two_nodes_one_archives_and_the_other_goes_on_where_it_stops() throws Exception {
        Path archive = folder.resolve("archive");
        try (RunningLedger first = RunningLedger.start(Map.of("quitus.archive.folder", archive.toString()))) {
            await(first, "FOLLOWING, with all", shown -> isWhole(shown, first));
            LedgerStorage storage = first.bean(LedgerStorage.class);
            try (RunningLedger second = RunningLedger.start(Map.of(
                    "quitus.storage.mode", "external",
                    "quitus.storage.url", storage.jdbcUrl(LedgerStorage.DATABASE),
                    "quitus.storage.user", storage.adminUser(),
                    "quitus.storage.password", storage.adminPassword(),
                    "quitus.archive.folder", archive.toString()))) {
                await(
                        second,
                        "REFUSED for the other",
                        shown -> isIn("REFUSED", shown)
                                && shown.path("detail").asString().contains("est tenue par une autre instance"));

                assertThat(open(second).status()).isEqualTo(201);

                // Who wrote it knows where the log ends; the other learns it a little later.
                await(first, "FOLLOWING, with what the other wrote", shown -> isWhole(shown, second));
                assertThat(checked(archive)).isEqualTo(second.log().head());
            }
        }
    }

    private static Reply open(RunningLedger ledger) {
        return ledger.post(ledger.token("denis", Role.BUDGET_DIRECTORATE), "OpenCredits", OPENED);
    }

    private static boolean isIn(String state, JsonNode shown) {
        return shown.path("state").asString().equals(state);
    }

    private static boolean isWhole(JsonNode shown, RunningLedger ledger) {
        return isIn("FOLLOWING", shown)
                && shown.path("position").asLong() == ledger.log().head();
    }

    /** With a command at each look: what is left of a page that the archive has already is no room for long. */
    private static void awaitWriting(RunningLedger ledger, String what, Predicate<JsonNode> condition) {
        await(ledger, what, shown -> {
            assertThat(open(ledger).status()).isEqualTo(201);
            return condition.test(shown);
        });
    }

    private static void await(RunningLedger ledger, String what, Predicate<JsonNode> condition) {
        String tess = ledger.token("tess", Role.TECH_ADMIN);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode shown = ledger.get(tess, "/api/v1/archive").json();
        while (!condition.test(shown)) {
            assertThat(System.nanoTime()).as(what + ", but " + shown).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            shown = ledger.get(tess, "/api/v1/archive").json();
        }
    }

    /** The last position of all of the archive, once it is verified. */
    private long checked(Path archive) throws Exception {
        try (CheckedArchive checked = CheckedArchive.check(
                new CheckedArchive.Question(archive, null, new AsOf.End(), new VerifierKeys(List.of()), List.of()),
                Files.createTempDirectory(folder, "scratch"),
                ProgressListener.SILENT)) {
            return checked.position();
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream filler = Files.newOutputStream(file)) {
            for (long written = 0; written <= (long) DISK_MB << 20; written += block.length) {
                filler.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
            return;
        }
        throw new AssertionError("a disk of " + DISK_MB + " MB took more than that");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
