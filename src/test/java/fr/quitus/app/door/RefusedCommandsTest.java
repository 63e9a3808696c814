package fr.quitus.app.door;

import static fr.quitus.app.door.Dossiers.onCommitment;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.actor.Role;
import fr.quitus.eventstore.Outcome;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way the door says no, with its status, its code and a remedy; none leaves an event. */
@ExtendWith(SharedLedger.class)
class RefusedCommandsTest {
    private final RunningLedger ledger;
    private final Dossiers dossiers;

    RefusedCommandsTest(RunningLedger ledger) {
        this.ledger = ledger;
        this.dossiers = new Dossiers(ledger);
    }

    @Test
    void wrong_fields_are_400_with_their_pointers() {
        Reply reply = ledger.post(
                dossiers.gina,
                "DraftCommitment",
                dossiers.draft("12000.00").replace("\"year\":2025,", "").replace("\"subject\":\"Papier\",", ""));

        refused(reply, 400, "REQUETE_INVALIDE");
        assertThat(reply.pointers()).containsExactly("/year", "/subject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\u0000", "{\"year\":2025,\"year\":2025}"})
    void a_body_that_is_no_command_is_400(String body) {
        refused(ledger.post(dossiers.gina, "DraftCommitment", body), 400, "REQUETE_INVALIDE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "avec espace",
                "é",
                "a/b",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void a_key_that_is_absent_or_malformed_is_400(String key) {
        var request = ledger.command(dossiers.gina, "DraftCommitment", dossiers.draft("1.00"));
        if (!key.isEmpty()) {
            request.setHeader("Idempotency-Key", key);
        }

        refused(ledger.send(request.build()), 400, "CLE_REQUISE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "W/\"3\"", "*", "\"x\"", "\"-1\"", "\"1\", \"2\"", "\"99999999999999999999\""})
    void an_if_match_that_is_no_etag_of_ours_is_400(String ifMatch) {
        refused(
                ledger.post(dossiers.paula, "ValidateCommitment", onCommitment("2100000001"), "If-Match", ifMatch),
                400,
                "REQUETE_INVALIDE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hier",
                "2025-03-02",
                "2025-03-02T10:00:00",
                "+999999999-12-31T23:59:59-18:00",
                "0000-01-01T00:00:00Z",
                "1e9"
            })
    void a_simulated_time_that_is_no_instant_of_the_ledger_s_years_is_400(String time) {
        refused(
                ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00"), "Quitus-Simulated-Time", time),
                400,
                "HORODATAGE_REFUSE");
    }

    @Test
    void amounts_whose_sum_is_no_amount_are_the_caller_s_error_and_no_fault() {
        String line = """
                {"imputation":{"functionalArea":"0156-01","title":"T2","account":"6113110000"},
                 "amount":"10000000000000.00"}
                """;
        String body =
                dossiers.draft("1.00").replaceFirst("(?s)\"lines\":\\[.*\\]", "\"lines\":[" + line + "," + line + "]");
        Reply drafted = ledger.post(dossiers.gina, "DraftCommitment", body);

        Reply validated = drafted.status() != 201
                ? drafted
                : ledger.post(
                        dossiers.paula,
                        "ValidateCommitment",
                        onCommitment(drafted.id("commitmentNumber")),
                        "If-Match",
                        drafted.etag());

        assertThat(validated.status()).as(validated.toString()).isBetween(400, 499);
    }

    @Test
    void a_role_that_may_not_do_this_is_403_and_journalled() {
        String key = RunningLedger.newKey();
        long head = ledger.log().head();

        Reply reply = ledger.post(dossiers.paula, "DraftCommitment", dossiers.draft("1.00"), "Idempotency-Key", key);
        Reply again = ledger.post(dossiers.paula, "DraftCommitment", dossiers.draft("1.00"), "Idempotency-Key", key);

        refused(reply, 403, "ROLE_INSUFFISANT");
        assertThat(reply.json().path("facts").path("role").asString()).isEqualTo("AUTHORISING_OFFICER");
        assertThat(again.body()).isEqualTo(reply.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(ledger.log().head()).isEqualTo(head);
        journalledAsRefused("paula", key, "ROLE_INSUFFISANT");
    }

    @Test
    void a_funds_centre_outside_the_perimeter_is_403() {
        String elsewhere = RunningLedger.sign(
                ledger.claims("gaston", Role.MANAGER)
                        .claim("funds_centres", List.of("0156-DR35-OTHER"))
                        .build(),
                ledger.issuerKey());

        refused(ledger.post(elsewhere, "DraftCommitment", dossiers.draft("1.00")), 403, "HORS_PERIMETRE");
    }

    @Test
    void a_command_nobody_knows_is_404() {
        refused(ledger.post(dossiers.gina, "PrintMoney", "{}"), 404, "COMMANDE_INCONNUE");
    }

    @Test
    void a_file_nobody_opened_is_404() {
        refused(
                ledger.post(dossiers.paula, "ValidateCommitment", onCommitment("9999999999"), "If-Match", "\"0\""),
                412,
                "VERSION_PERIMEE");
        for (String path : List.of(
                "/api/v1/commitments/9999999999",
                "/api/v1/revenue-orders/9999999999",
                "/api/v1/payment-requests/3c7a4c1c-0d0e-5a5b-8d5e-0a1b2c3d4e5f")) {
            refused(ledger.get(dossiers.gina, path), 404, "DOSSIER_INCONNU");
        }
        refused(ledger.get(dossiers.gina, "/api/v1/commitments/12"), 400, "REQUETE_INVALIDE");
    }

    @Test
    void a_file_outside_the_reader_s_perimeter_is_answered_as_unknown() {
        Reply drafted = dossiers.drafted("1.00");
        String elsewhere = RunningLedger.sign(
                ledger.claims("gaston", Role.MANAGER)
                        .claim("funds_centres", List.of("0156-DR35-OTHER"))
                        .build(),
                ledger.issuerKey());
        String path = "/api/v1/commitments/" + drafted.id("commitmentNumber");

        Reply known = ledger.get(elsewhere, path);
        Reply unknown = ledger.get(elsewhere, "/api/v1/commitments/9999999999");

        refused(known, 404, "DOSSIER_INCONNU");
        assertThat(known.body()).isEqualTo(unknown.body());
        refused(ledger.get(ledger.token("tess", Role.TECH_ADMIN), path), 404, "DOSSIER_INCONNU");
        assertThat(ledger.get(ledger.token("ada", Role.AUDITOR), path).status()).isEqualTo(200);
    }

    @Test
    void an_address_nobody_answers_at_is_404() {
        refused(ledger.get(dossiers.gina, "/api/v1/nothing-here"), 404, "PAGE_INCONNUE");
    }

    @Test
    void reading_a_command_is_405_and_says_what_is_allowed() {
        Reply reply = ledger.get(dossiers.gina, "/api/v1/commands/DraftCommitment");

        refused(reply, 405, "METHODE_REFUSEE");
        assertThat(reply.header("Allow")).isEqualTo("POST");
    }

    @Test
    void a_refused_act_is_409_with_its_figures_leaves_no_event_and_is_journalled() {
        dossiers.funded();
        Reply drafted = dossiers.drafted("100000.01");
        String key = RunningLedger.newKey();
        long head = ledger.log().head();

        Reply reply = ledger.post(
                dossiers.paula,
                "ValidateCommitment",
                onCommitment(drafted.id("commitmentNumber")),
                "If-Match",
                drafted.etag(),
                "Idempotency-Key",
                key);

        refused(reply, 409, "AE_INSUFFISANTES");
        assertThat(reply.json().path("facts").path("manquant").asString()).isEqualTo("0.01");
        assertThat(reply.text("law")).isNotEmpty();
        assertThat(reply.json().path("position").asLong()).isEqualTo(head);
        assertThat(reply.header("Quitus-Position")).isEqualTo(String.valueOf(head));
        assertThat(ledger.log().head()).isEqualTo(head);
        assertThat(ledger.stream(drafted.text("aggregateId"))).containsExactly("commitment-drafted.v4");
        journalledAsRefused("paula", key, "AE_INSUFFISANTES");
        assertThat(ledger.get(dossiers.gina, "/api/v1/commitments/" + drafted.id("commitmentNumber"))
                        .etag())
                .isEqualTo(drafted.etag());
    }

    @Test
    void a_version_that_is_no_longer_the_file_s_is_412_and_the_key_can_be_used_again() {
        dossiers.funded();
        Reply validated = dossiers.validated("12000.00");
        String record = """
                {"commitmentNumber":"%s","line":1,"amount":"1.00","dateRendered":"2025-03-02"}
                """.formatted(validated.id("commitmentNumber"));
        String key = RunningLedger.newKey();

        Reply stale = ledger.post(dossiers.gina, "RecordService", record, "If-Match", "\"0\"", "Idempotency-Key", key);
        Reply fresh = ledger.post(
                dossiers.gina, "RecordService", record, "If-Match", validated.etag(), "Idempotency-Key", key);

        refused(stale, 412, "VERSION_PERIMEE");
        assertThat(fresh.status()).isEqualTo(201);
    }

    @Test
    void a_body_over_256_kio_is_413_whether_its_length_is_announced_or_not() {
        String large = dossiers.draft("1.00") + " ".repeat(256 * 1024);
        String justFits = dossiers.draft("1.00");
        justFits += " ".repeat(256 * 1024 - justFits.length());

        Reply announced = ledger.post(dossiers.gina, "DraftCommitment", large);
        Reply chunked = ledger.send(ledger.command(dossiers.gina, "DraftCommitment", "")
                .setHeader("Idempotency-Key", RunningLedger.newKey())
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build());

        refused(announced, 413, "REQUETE_TROP_GRANDE");
        refused(chunked, 413, "REQUETE_TROP_GRANDE");
        assertThat(ledger.post(dossiers.gina, "DraftCommitment", justFits).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void a_body_that_is_not_said_to_be_json_is_415(String contentType) {
        refused(
                ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00"), "Content-Type", contentType),
                415,
                "FORMAT_REFUSE");
    }

    @Test
    void a_file_asked_for_in_another_format_is_406() {
        Reply drafted = dossiers.drafted("1.00");

        refused(
                ledger.get(
                        dossiers.gina, "/api/v1/commitments/" + drafted.id("commitmentNumber"), "Accept", "text/csv"),
                406,
                "REPONSE_INACCEPTABLE");
    }

    @Test
    void a_key_used_for_another_demand_is_422() {
        String key = RunningLedger.newKey();
        ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.00"), "Idempotency-Key", key);

        Reply otherBody = ledger.post(dossiers.gina, "DraftCommitment", dossiers.draft("1.01"), "Idempotency-Key", key);
        Reply otherCommand =
                ledger.post(dossiers.gina, "ReceiveInvoice", dossiers.invoice("2100000001"), "Idempotency-Key", key);

        refused(otherBody, 422, "CLE_REUTILISEE");
        refused(otherCommand, 422, "CLE_REUTILISEE");
    }

    @Test
    void an_act_on_a_file_without_the_version_read_is_428() {
        refused(
                ledger.post(dossiers.paula, "ValidateCommitment", onCommitment("2100000001")),
                428,
                "PRECONDITION_REQUISE");
        refused(
                ledger.post(dossiers.paula, "OrderPayment", Dossiers.onPayment("3c7a4c1c-0d0e-5a5b-8d5e-0a1b2c3d4e5f")),
                428,
                "PRECONDITION_REQUISE");
        refused(
                ledger.post(dossiers.katia, "TakeInCharge", Dossiers.onTitle("3100000001")),
                428,
                "PRECONDITION_REQUISE");
    }

    @Test
    void an_invoice_received_twice_is_refused_with_the_number_of_the_first() {
        dossiers.funded();
        Reply validated = dossiers.validated("12000.00");
        String invoice = dossiers.invoice(validated.id("commitmentNumber"));
        Reply first = Dossiers.written(ledger.post(dossiers.gina, "ReceiveInvoice", invoice));

        Reply again = ledger.post(dossiers.gina, "ReceiveInvoice", invoice);

        refused(again, 409, "FACTURE_DEJA_RECUE");
        assertThat(again.json().path("facts").path("paymentRequestNumber").asString())
                .isEqualTo(first.id("paymentRequestNumber"));
    }

    private void journalledAsRefused(String actor, String key, String code) {
        assertThat(ledger.journalled(actor, key)).get().satisfies(line -> {
            assertThat(line.entry().outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(line.entry().code()).isEqualTo(code);
            assertThat(line.entry().actorId()).isEqualTo(actor);
        });
    }

    private static void refused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.text("type")).isEqualTo("urn:quitus:refus:" + code);
        assertThat(reply.text("title")).isNotEmpty();
        assertThat(reply.text("detail")).isNotEmpty();
        assertThat(reply.text("remede")).isNotEmpty();
    }
}
