package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.frontdesk.receipt.DepositReceipt;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** All three bays hang: the desk opens by itself, and what it took is decided once they go on. */
class StoppedWritesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int DEPOSITS = 10;

    @TempDir
    Path data;

    @Test
    void acts_are_deposited_on_two_storages_and_decided_once_when_the_bays_answer_again() throws Exception {
        try (RunningLedger ledger = RunningLedger.start(Map.of(
                "quitus.data",
                data.toString(),
                "quitus.storage.mode",
                "bays",
                "quitus.storage.silence-s",
                "5", // as by default: silence is what this is about
                "quitus.front-desk.enabled",
                "true"))) {
            Dossiers dossiers = new Dossiers(ledger).funded();
            dossiers.validated("1.00"); // what is known of paula is known now
            Reply first = dossiers.drafted("1000.00");
            Reply second = dossiers.drafted("1000.00");
            String tess = ledger.token("tess", Role.TECH_ADMIN);
            await(
                    ledger,
                    tess,
                    "a closed desk on two storages at least",
                    desk -> desk.path("copies").asInt() >= 2
                            && desk.path("state").asString().equals("FERMÉ"));

            List<Reply> answers = new ArrayList<>();
            CompletableFuture<Reply> inDoubt;
            try (FrozenBays frozen = FrozenBays.freeze(data, "a", "b", "c")) {
                inDoubt = CompletableFuture.supplyAsync(() -> ledger.send(signing(ledger, dossiers, first)
                        .setHeader("Idempotency-Key", "doubt")
                        .timeout(PATIENCE)
                        .build()));
                await(ledger, tess, "an open desk", desk -> desk.path("open").asBoolean());

                Reply deposited = ledger.send(signing(ledger, dossiers, second)
                        .setHeader("Idempotency-Key", "deposited")
                        .build());
                assertThat(deposited.status()).as(deposited.toString()).isEqualTo(202);
                assertThat(deposited.header("Quitus-Degraded")).isEqualTo("writes");
                answers.add(deposited);
                for (int i = 0; i < DEPOSITS; i++) {
                    answers.add(ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00")));
                }
                // The log gives up, after its own time, what was on its way to it; it is deposited then.
                answers.add(inDoubt.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                frozen.thaw();
            }

            VerifierKeys keys = VerifierKeys.of(
                    VerifierKey.parse(ledger.get(tess, "/api/v1/front-desk").text("key")));
            // On a slow machine the bays may be set right before all is deposited; what comes then is decided.
            for (Reply answer : answers) {
                assertThat(answer.status()).as(answer.toString()).isIn(201, 202);
                if (answer.status() == 202) {
                    assertThat(DepositReceipt.verify(answer.text("text"), keys).copies())
                            .isGreaterThanOrEqualTo(2);
                }
            }
            await(
                    ledger,
                    tess,
                    "a closed desk and nothing waiting",
                    desk -> desk.path("waiting").asInt() == 0
                            && desk.path("state").asString().equals("FERMÉ"));

            Set<String> commitments = new HashSet<>();
            for (Reply answer : answers) {
                Reply decided = answer.status() == 202 ? ledger.get(tess, answer.header("Location")) : answer;
                assertThat(decided.id("commitmentNumber"))
                        .as(decided.toString())
                        .isNotEmpty();
                commitments.add(decided.id("commitmentNumber"));
            }
            assertThat(commitments).as("drafts, and two that were signed").hasSize(DEPOSITS + 2);
            assertThat(logged(ledger, "commitment-drafted")).isEqualTo(DEPOSITS + 3);
            assertThat(logged(ledger, "commitment-validated")).isEqualTo(3);
            assertThat(ledger.get(tess, "/api/v1/front-desk").header("Quitus-Degraded"))
                    .isEmpty();
        }
    }

    private static HttpRequest.Builder signing(RunningLedger ledger, Dossiers dossiers, Reply drafted) {
        return ledger.command(
                dossiers.paula,
                "ValidateCommitment",
                Dossiers.onCommitment(drafted.id("commitmentNumber")),
                "If-Match",
                drafted.etag());
    }

    private static long logged(RunningLedger ledger, String event) {
        return ledger.log().read(-1, 100_000).stream()
                .filter(each -> each.name().startsWith(event))
                .count();
    }

    /** What must be so of the desk. */
    private interface Wanted {
        boolean of(JsonNode desk);
    }

    private static void await(RunningLedger ledger, String tess, String what, Wanted wanted) {
        BooleanSupplier condition =
                () -> wanted.of(ledger.get(tess, "/api/v1/front-desk").json());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what + ": " + ledger.get(tess, "/api/v1/front-desk"));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }
}
