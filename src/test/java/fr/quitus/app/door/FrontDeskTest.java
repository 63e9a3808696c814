package fr.quitus.app.door;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.actor.Role;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.frontdesk.receipt.DepositReceipt;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The front desk opened by order, on two folders: what it takes, what it tells, and what becomes of it. */
class FrontDeskTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WHY = "{\"reason\":\"arrêt prévu\"}";

    @TempDir
    Path folders;

    private RunningLedger ledger;
    private Dossiers dossiers;
    private String tess;

    @BeforeEach
    void start() {
        ledger = RunningLedger.start(Map.of(
                "quitus.front-desk.enabled",
                "true",
                "quitus.front-desk.folders",
                folders.resolve("one/desk") + "," + folders.resolve("two/desk"),
                "quitus.front-desk.deposits-max",
                "6"));
        dossiers = new Dossiers(ledger);
        tess = ledger.token("tess", Role.TECH_ADMIN);
    }

    @AfterEach
    void stop() throws Exception {
        ledger.close();
    }

    private Reply order(String token, String act) {
        return ledger.send(ledger.request("/api/v1/front-desk/" + act)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(WHY))
                .build());
    }

    private void open() {
        Reply opened = order(tess, "open");
        assertThat(opened.status()).as(opened.toString()).isEqualTo(200);
        assertThat(opened.text("state")).isEqualTo("OUVERT");
    }

    /** Closes it, and waits until all that was deposited is decided. */
    private void closeAndAwaitEnd() {
        order(tess, "close");
        await("nothing to wait and the desk closed", () -> {
            JsonNode desk = ledger.get(tess, "/api/v1/front-desk").json();
            return desk.path("waiting").asInt() == 0
                    && desk.path("state").asString().equals("FERMÉ");
        });
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what + ": " + ledger.get(tess, "/api/v1/front-desk")
                        + ledger.get(tess, "/api/v1/deposits"));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static Reply taken(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/deposits/" + reply.header("Quitus-Deposit"));
        return reply;
    }

    private Reply deposit(String token, Reply taken) {
        return ledger.get(token, taken.header("Location"));
    }

    private List<StoredEvent> events(String name) {
        List<StoredEvent> found = new ArrayList<>();
        ledger.log().read(-1, 100_000).stream()
                .filter(event -> event.name().startsWith(name))
                .forEach(found::add);
        return found;
    }

    @Test
    void what_is_deposited_is_decided_in_order_once_the_desk_is_closed() throws Exception {
        dossiers.funded();
        Reply drafted = dossiers.drafted("1000.00");
        String number = drafted.id("commitmentNumber");
        open();

        Reply signed = taken(ledger.post(
                dossiers.paula, "ValidateCommitment", Dossiers.onCommitment(number), "If-Match", drafted.etag()));
        Reply served = taken(ledger.post(
                dossiers.gina,
                "RecordService",
                "{\"commitmentNumber\":\"%s\",\"line\":1,\"amount\":\"1000.00\",\"dateRendered\":\"2025-03-02\"}"
                        .formatted(number),
                "If-Match",
                "\"" + (version(drafted) + 1) + "\""));
        Reply late = taken(ledger.post(
                dossiers.paula, "ValidateCommitment", Dossiers.onCommitment(number), "If-Match", drafted.etag()));
        Reply draft = taken(ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("10.00")));
        assertThat(deposit(dossiers.paula, signed).text("state")).isEqualTo("DÉPOSÉ");
        assertThat(events("commitment-validated")).isEmpty();

        closeAndAwaitEnd();

        assertThat(deposit(dossiers.paula, signed).text("state")).isEqualTo("ACCEPTÉ");
        assertThat(deposit(dossiers.gina, served).text("state")).isEqualTo("ACCEPTÉ");
        Reply refused = deposit(dossiers.paula, late);
        assertThat(refused.text("state")).isEqualTo("REFUSÉ");
        assertThat(refused.code()).isEqualTo("VERSION_PERIMEE");
        assertThat(refused.text("detail")).isNotBlank();
        assertThat(refused.text("remede")).isNotBlank();
        Reply created = deposit(dossiers.gina, draft);
        assertThat(created.id("commitmentNumber")).as(created.toString()).isNotBlank();
        assertThat(created.json().path("position").asLong()).isPositive();
        assertThat(events("commitment-validated")).hasSize(1);
        assertThat(events("commitment-drafted")).hasSize(2);
        String audit = new String(events("commitment-validated").getFirst().metaData(), StandardCharsets.UTF_8);
        assertThat(audit)
                .contains("\"origin\":\"guichet\"")
                .contains("\"deposit\":\"" + signed.header("Quitus-Deposit") + "\"");
    }

    private static long version(Reply reply) {
        return Long.parseLong(reply.etag().replace("\"", ""));
    }

    @Test
    void a_repeat_gets_the_same_receipt_and_after_the_decision_the_answer() {
        dossiers.funded();
        open();
        Reply first = taken(
                ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("10.00"), "Idempotency-Key", "twice"));
        Reply again = taken(
                ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("10.00"), "Idempotency-Key", "twice"));
        Reply other =
                ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("11.00"), "Idempotency-Key", "twice");
        assertThat(again.header("Quitus-Deposit")).isEqualTo(first.header("Quitus-Deposit"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("CLE_REUTILISEE");

        closeAndAwaitEnd();

        Reply decided =
                ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("10.00"), "Idempotency-Key", "twice");
        assertThat(decided.status()).as(decided.toString()).isEqualTo(201);
        assertThat(decided.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(events("commitment-drafted")).hasSize(1);
    }

    @Test
    void the_receipt_is_checked_offline_and_says_on_how_many_storages_it_is() {
        dossiers.funded();
        open();
        Reply taken = taken(ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("10.00")));
        VerifierKeys keys = VerifierKeys.of(
                VerifierKey.parse(ledger.get(tess, "/api/v1/front-desk").text("key")));

        DepositReceipt receipt = DepositReceipt.verify(taken.text("text"), keys);

        assertThat(receipt.receiptNumber()).isEqualTo(taken.header("Quitus-Deposit"));
        assertThat(receipt.copies()).isEqualTo(2);
        Reply again = ledger.get(dossiers.gina, taken.header("Location") + "/receipt");
        assertThat(DepositReceipt.verify(again.text("text"), keys).commandId()).isEqualTo(receipt.commandId());
        Reply printed = ledger.get(dossiers.gina, taken.header("Location") + "/receipt", "Accept", "application/pdf");
        assertThat(printed.status()).isEqualTo(200);
        assertThat(printed.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(printed.body()).startsWith("%PDF-");
    }

    @Test
    void with_one_storage_left_the_receipt_says_so() throws Exception {
        dossiers.funded();
        open();
        // As a storage that went away: nothing can be written below a file.
        Files.move(folders.resolve("two"), folders.resolve("two-gone"));
        Files.writeString(folders.resolve("two"), "nothing here");
        await("a receipt of one storage", () -> {
            Reply taken =
                    ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("10.00"), "Idempotency-Key", "alone");
            return ledger.get(dossiers.gina, taken.header("Location"))
                            .json()
                            .path("copies")
                            .asInt()
                    == 1;
        });

        Reply receipt =
                ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("10.00"), "Idempotency-Key", "alone");
        assertThat(LedgerJson.mapper().readTree(receipt.body()).path("copies").asInt())
                .as(receipt.toString())
                .isEqualTo(1);
        assertThat(receipt.body()).containsIgnoringCase("un seul");
        assertThat(ledger.get(tess, "/api/v1/front-desk").json().path("copies").asInt())
                .isEqualTo(1);
    }

    @Test
    void what_is_never_deposited_is_told_why_and_nobody_is_deposited_against_his_will() {
        dossiers.funded();
        open();

        Reply year = ledger.post(dossiers.denis, "OpenFiscalYear", "{\"year\":2026,\"legalRef\":\"LFI 2026\"}");
        Reply simulated = ledger.send(ledger.request("/api/v1/commands/DraftCommitment?simulate=true")
                .header("Authorization", "Bearer " + dossiers.gina)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(dossiers.draft("1.00")))
                .build());
        for (Reply refused : List.of(year, simulated)) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("NON_DEPOSABLE");
            assertThat(refused.header("Retry-After")).isNotBlank();
        }
        Reply wilful =
                ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00"), "Quitus-Deposit", "refuse");
        assertThat(wilful.status()).as("the log itself answers").isEqualTo(201);
        Reply wrong = ledger.post(dossiers.rachel, "DraftCommitment", dossiers.draft("1.00"));
        assertThat(wrong.status()).isEqualTo(403);
        Reply malformed = ledger.post(dossiers.gina, "DraftCommitment", "{}");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(ledger.get(tess, "/api/v1/deposits").json().path("items").size())
                .isZero();
    }

    @Test
    void a_full_desk_says_so_and_takes_again_what_it_has_decided() {
        dossiers.funded();
        open();
        for (int i = 0; i < 6; i++) {
            taken(ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00")));
        }

        Reply full = ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00"));

        assertThat(full.status()).isEqualTo(503);
        assertThat(full.code()).isEqualTo("GUICHET_PLEIN");
        assertThat(full.text("detail")).isNotBlank();
        closeAndAwaitEnd();
        open();
        taken(ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00")));
        closeAndAwaitEnd();
        assertThat(events("commitment-drafted")).hasSize(7);
    }

    @Test
    void the_payment_deadline_counts_from_the_deposit() {
        dossiers.funded();
        String number = dossiers.validated("12000.00").id("commitmentNumber");
        open();
        String invoice = dossiers.invoice(number).replace("\"receivedOn\":\"2025-03-02\",", "");

        Reply taken = taken(ledger.post(
                ledger.token("chorus-pro", Role.SYSTEM_INTERFACE),
                "ReceiveInvoice",
                invoice,
                "Quitus-Simulated-Time",
                "2025-03-05T23:59:59+01:00"));
        closeAndAwaitEnd();

        Reply decided = deposit(tess, taken);
        assertThat(decided.text("state")).as(decided.toString()).isEqualTo("ACCEPTÉ");
        StoredEvent received = events("invoice-received").getFirst();
        JsonNode event = LedgerJson.mapper().readTree(received.payload());
        assertThat(event.path("receivedOn").asString()).as(event.toString()).isEqualTo("2025-03-05");
    }

    @Test
    void one_sees_ones_own_deposits_and_the_exploitation_and_auditors_all() {
        dossiers.funded();
        open();
        Reply ginas = taken(ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00")));
        Reply denis = taken(ledger.post(dossiers.denis, "OpenCredits", Dossiers.open()));
        String ada = ledger.token("ada", Role.AUDITOR);

        assertThat(deposit(dossiers.gina, denis).status()).isEqualTo(404);
        assertThat(deposit(dossiers.gina, denis).code()).isEqualTo("DOSSIER_INCONNU");
        assertThat(ledger.get(dossiers.gina, denis.header("Location") + "/receipt")
                        .status())
                .isEqualTo(404);
        assertThat(ledger.get(dossiers.gina, "/api/v1/deposits/autre-1").status())
                .isEqualTo(404);
        assertThat(numbers(ledger.get(dossiers.gina, "/api/v1/deposits")))
                .containsExactly(ginas.header("Quitus-Deposit"));
        assertThat(numbers(ledger.get(ada, "/api/v1/deposits")))
                .containsExactly(denis.header("Quitus-Deposit"), ginas.header("Quitus-Deposit"));
        assertThat(numbers(ledger.get(tess, "/api/v1/deposits?limit=1")))
                .containsExactly(denis.header("Quitus-Deposit"));
        String next = ledger.get(tess, "/api/v1/deposits?limit=1").text("next");
        assertThat(numbers(ledger.get(tess, "/api/v1/deposits?limit=1&before=" + next)))
                .containsExactly(ginas.header("Quitus-Deposit"));
        assertThat(numbers(ledger.get(ada, "/api/v1/deposits?state=ACCEPT%C3%89")))
                .isEmpty();
        assertThat(ledger.get(ada, "/api/v1/deposits?state=NON").status()).isEqualTo(400);
        assertThat(order(dossiers.gina, "close").status()).isEqualTo(403);
        assertThat(order(ada, "close").status()).isEqualTo(403);
    }

    private static List<String> numbers(Reply page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("number").asString())
                .toList();
    }

    @Test
    void every_answer_says_that_acts_are_not_written() {
        dossiers.funded();
        assertThat(ledger.get(dossiers.gina, "/api/v1/front-desk").header("Quitus-Degraded"))
                .isEmpty();

        open();

        Reply books = ledger.get(dossiers.gina, "/api/v1/budgets/2025/missions");
        assertThat(books.status()).isEqualTo(200);
        assertThat(books.header("Quitus-Degraded")).isEqualTo("writes");
        assertThat(books.header("Quitus-Degraded-Detail")).contains("guichet");
        Reply health = ledger.get(dossiers.gina, "/actuator/health");
        assertThat(health.header("Quitus-Degraded")).isEqualTo("writes");
    }
}
