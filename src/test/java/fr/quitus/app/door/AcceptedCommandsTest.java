package fr.quitus.app.door;

import static fr.quitus.app.door.Dossiers.onCommitment;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.eventstore.Outcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What the door answers when it accepts, and when it is asked again. */
@ExtendWith(SharedLedger.class)
class AcceptedCommandsTest {
    private final RunningLedger ledger;
    private final Dossiers dossiers;

    AcceptedCommandsTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.dossiers = new Dossiers(ledger);
    }

    @Test
    void an_accepted_command_is_created_with_its_place_its_version_and_its_number() {
        Reply reply = ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("12000.00"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.text("command")).isEqualTo("DraftCommitment");
        assertThat(reply.id("commitmentNumber")).matches("2[0-9]{9}");
        assertThat(reply.text("aggregateId")).isEqualTo("commitment:" + reply.id("commitmentNumber"));
        assertThat(reply.json().path("events").toString()).isEqualTo("[\"CommitmentDrafted\"]");
        assertThat(reply.json().path("version").asLong()).isZero();
        assertThat(reply.etag()).isEqualTo("\"0\"");
        long position = reply.json().path("position").asLong();
        assertThat(reply.header("Quitus-Position")).isEqualTo(String.valueOf(position));
        assertThat(ledger.log().read(position - 1, 1).getFirst().aggregateId()).isEqualTo(reply.text("aggregateId"));
        assertThat(reply.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void several_streams_are_written_in_one_act_and_named_in_their_order() {
        dossiers.funded();
        Reply drafted = dossiers.drafted("12000.00");

        Reply validated = ledger.post(
                dossiers.paula,
                "ValidateCommitment",
                onCommitment(drafted.id("commitmentNumber")),
                "If-Match",
                drafted.etag());

        assertThat(validated.status()).isEqualTo(201);
        assertThat(validated.json().path("events").toString()).isEqualTo("[\"CommitmentValidated\",\"AeCommitted\"]");
        assertThat(validated.etag()).isEqualTo("\"1\"");
        assertThat(ledger.stream("commitment:" + drafted.id("commitmentNumber")))
                .containsExactly("commitment-drafted.v4", "commitment-validated.v2");
        assertThat(ledger.stream("envelope:2025/" + dossiers.unit + "/HT2"))
                .containsExactly("allotment-received-by-envelope.v1", "ae-committed.v1");
    }

    @Test
    void a_simulation_shows_the_events_and_postings_and_writes_nothing() {
        dossiers.funded();
        Reply validated = dossiers.validated("12000.00");
        String number = validated.id("commitmentNumber");
        Reply recorded = ledger.post(
                dossiers.gina,
                "RecordService",
                "{\"commitmentNumber\": \"" + number
                        + "\", \"line\": 1, \"amount\": \"5000.00\", \"dateRendered\": \"2025-03-02\"}",
                "If-Match",
                validated.etag());
        String body = "{\"commitmentNumber\": \"" + number + "\", \"serviceReceiptNumber\": \""
                + recorded.id("serviceReceiptNumber") + "\"}";
        long head = ledger.log().head();

        Reply simulated =
                ledger.post(dossiers.paula, "CertifyService?simulate=true", body, "If-Match", recorded.etag());
        Reply again = ledger.post(dossiers.paula, "CertifyService?simulate=true", body, "If-Match", recorded.etag());

        assertThat(simulated.status()).isEqualTo(200);
        assertThat(simulated.header("Quitus-Simulated")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(simulated.body());
        assertThat(ledger.log().head()).isEqualTo(head);
        JsonNode event = simulated.json().path("events").path(0);
        assertThat(event.path("name").asString()).isEqualTo("service-certified.v1");
        assertThat(event.path("payload")
                        .path("entries")
                        .path(0)
                        .path("template")
                        .asString())
                .isEqualTo("P01");
        Reply certified = ledger.post(dossiers.paula, "CertifyService", body, "If-Match", recorded.etag());
        assertThat(certified.status()).isEqualTo(201);
        assertThat(certified.json().path("version")).isEqualTo(simulated.json().path("version"));
        assertThat(new String(ledger.log().read(head, 1).getFirst().payload(), StandardCharsets.UTF_8))
                .isEqualTo(event.path("payload").toString());
    }

    @Test
    void a_simulated_refusal_is_the_refusal_and_leaves_no_trace() {
        Reply drafted = dossiers.drafted("12000.00");
        String body = onCommitment(drafted.id("commitmentNumber"));

        Reply simulated =
                ledger.post(dossiers.gina, "ValidateCommitment?simulate=true", body, "If-Match", drafted.etag());
        Reply unclear = ledger.post(dossiers.gina, "ValidateCommitment?simulate=oui", body, "If-Match", drafted.etag());

        assertThat(simulated.status()).isEqualTo(403);
        assertThat(simulated.text("code")).isEqualTo("ROLE_INSUFFISANT");
        assertThat(simulated.header("Quitus-Simulated")).isEqualTo("true");
        assertThat(unclear.status()).isEqualTo(400);
        assertThat(unclear.text("code")).isEqualTo("REQUETE_INVALIDE");
    }

    @Test
    void the_etag_of_an_answer_is_the_one_the_file_is_read_with_and_the_next_act_needs() {
        dossiers.funded();
        Reply validated = dossiers.validated("12000.00");
        String number = validated.id("commitmentNumber");

        Reply read = ledger.get(dossiers.gina, "/api/v1/commitments/" + number);

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.etag()).isEqualTo(validated.etag());
        assertThat(read.text("status")).isEqualTo("VALIDATED");
        assertThat(read.json().path("version").asLong()).isEqualTo(1);
        assertThat(read.json().path("file").path("number").asString()).isEqualTo(number);
        Dossiers.written(ledger.post(dossiers.gina, "RecordService", """
                {"commitmentNumber":"%s","line":1,"amount":"5000.00","dateRendered":"2025-03-02"}
                """.formatted(number), "If-Match", read.etag()));
    }

    @Test
    void an_act_already_done_is_accepted_without_an_event() {
        dossiers.funded();
        Reply inCharge = dossiers.titleInCharge();
        String allocate = """
                {"revenueOrderNumber":"%s","amount":"4000.00","valueDate":"2025-03-02",
                 "treasuryIban":"%s","servicerReference":"BDF-%s"}
                """.formatted(inCharge.id("revenueOrderNumber"), Dossiers.IBAN, dossiers.unit);
        Reply first =
                Dossiers.written(ledger.post(dossiers.bank, "AllocateReceipt", allocate, "If-Match", inCharge.etag()));
        String key = RunningLedger.newKey();

        Reply again = ledger.post(
                dossiers.bank, "AllocateReceipt", allocate, "If-Match", first.etag(), "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("events").isEmpty()).isTrue();
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(ledger.journalled("banque", key))
                .get()
                .satisfies(line -> assertThat(line.entry().outcome()).isEqualTo(Outcome.ACCEPTED));
        assertThat(ledger.stream("revenue-order:" + inCharge.id("revenueOrderNumber")))
                .containsOnlyOnce("receipt-allocated.v3");
    }

    @Test
    void a_repeat_gets_the_first_answer_again_and_writes_nothing() {
        String key = RunningLedger.newKey();
        String draft = dossiers.draft("12000.00");
        Reply first = ledger.post(dossiers.gina, "DraftCommitment", draft, "Idempotency-Key", key);

        Reply again = ledger.post(dossiers.gina, "DraftCommitment", draft, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(again.header("Quitus-Position")).isEqualTo(first.header("Quitus-Position"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(ledger.stream(first.text("aggregateId"))).hasSize(1);
    }

    @Test
    void a_repeat_may_be_spaced_and_ordered_otherwise() {
        String key = RunningLedger.newKey();
        Reply first = ledger.post(dossiers.denis, "OpenCredits", Dossiers.open(), "Idempotency-Key", key);

        Reply again = ledger.post(dossiers.denis, "OpenCredits", """
                {"legalRef":"LFI 2025", "cp":"80000.0","ae":"100000",
                 "title":"T3","programme":"0156","year":2025}
                """, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void a_repeat_on_a_file_that_moved_on_is_still_the_first_answer() {
        dossiers.funded();
        Reply drafted = dossiers.drafted("12000.00");
        String key = RunningLedger.newKey();
        String body = onCommitment(drafted.id("commitmentNumber"));
        Reply first = ledger.post(
                dossiers.paula, "ValidateCommitment", body, "If-Match", drafted.etag(), "Idempotency-Key", key);

        Reply again = ledger.post(
                dossiers.paula, "ValidateCommitment", body, "If-Match", drafted.etag(), "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void a_refusal_repeated_is_the_same_refusal_even_when_the_state_would_allow_it_now() {
        Reply drafted = dossiers.drafted("12000.00");
        String key = RunningLedger.newKey();
        String body = onCommitment(drafted.id("commitmentNumber"));
        String[] headers = {"If-Match", drafted.etag(), "Idempotency-Key", key};
        Reply refused = ledger.post(dossiers.paula, "ValidateCommitment", body, headers);
        dossiers.funded();

        Reply again = ledger.post(dossiers.paula, "ValidateCommitment", body, headers);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("AE_INSUFFISANTES");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void one_key_of_two_persons_is_two_keys() {
        String key = RunningLedger.newKey();
        String other = ledger.token("georges", Role.MANAGER);

        Reply gina = ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00"), "Idempotency-Key", key);
        Reply georges = ledger.post(other, "DraftCommitment", dossiers.draft("2.00"), "Idempotency-Key", key);

        assertThat(georges.status()).isEqualTo(201);
        assertThat(georges.text("commandId")).isNotEqualTo(gina.text("commandId"));
        assertThat(georges.id("commitmentNumber")).isNotEqualTo(gina.id("commitmentNumber"));
    }

    @Test
    void simulated_time_is_the_time_of_the_act_in_a_demonstration() {
        Reply inTime = ledger.post(
                dossiers.gina,
                "DraftCommitment",
                dossiers.draft("1.00"),
                "Quitus-Simulated-Time",
                "2025-12-31T22:59:59Z");
        // Midnight has passed in Paris: the act is of 2026.
        Reply tooLate = ledger.post(
                dossiers.gina,
                "DraftCommitment",
                dossiers.draft("1.00"),
                "Quitus-Simulated-Time",
                "2025-12-31T23:00:00Z");

        assertThat(inTime.status()).isEqualTo(201);
        assertThat(tooLate.code()).isEqualTo("EXERCICE_NON_OUVERT");
    }

    @Test
    void a_title_is_read_with_its_etag() {
        dossiers.funded();
        Reply inCharge = dossiers.titleInCharge();

        Reply read = ledger.get(dossiers.katia, "/api/v1/revenue-orders/" + inCharge.id("revenueOrderNumber"));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("status")).isEqualTo("TAKEN_IN_CHARGE");
        assertThat(read.etag()).isEqualTo(inCharge.etag());
    }
}
