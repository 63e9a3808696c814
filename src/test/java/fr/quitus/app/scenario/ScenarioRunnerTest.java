package fr.quitus.app.scenario;

import static fr.quitus.app.scenario.FakeLedger.accepted;
import static fr.quitus.app.scenario.FakeLedger.json;
import static fr.quitus.app.scenario.FakeLedger.refused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.scenario.ScenarioReport.Line;
import fr.quitus.app.scenario.ScenarioReport.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioRunnerTest {
    private static final String HEAD = "scenario: T-1\ntitle: t\nsource: s\nfiscalYear: 2026\nvalues: { ej: '21' }\n";
    private static final String VALIDATE = """
            when:
              - on: 2026-03-10
                as: omar
                command: ValidateCommitment
                with: { commitmentNumber: "${ej}" }
            """;

    @TempDir
    Path folder;

    private FakeLedger ledger;

    @BeforeEach
    void start() throws IOException {
        ledger = new FakeLedger();
        ledger.reply(
                "/api/v1/commitments/21",
                new FakeLedger.Reply(
                        200,
                        0,
                        "{\"status\":\"VALIDATED\",\"file\":{\"lines\":[{\"paid\":\"12000.00\"}]}}",
                        Map.of("ETag", "\"3\"")));
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private ScenarioReport play(String text) throws IOException {
        return ScenarioRunner.run(ledger.address(), Files.writeString(folder.resolve("T-1.yaml"), HEAD + text));
    }

    private static List<String> failures(ScenarioReport report) {
        return report.lines().stream()
                .filter(line -> !(line.outcome() instanceof Outcome.Passed))
                .map(Line::toString)
                .toList();
    }

    @Test
    void passes_when_everything_is_as_expected() throws IOException {
        ledger.command("ValidateCommitment", accepted("{}", "CommitmentValidated", "AeCommitted"));
        ledger.entry(1, "P01", "2026-03-10", "6113110000", "4081000000", "12000.00");
        ledger.reply("/api/v1/trial-balance", json(200, """
                {"position":1,"items":[{"account":"6113110000","debit":"12000.00","credit":"0.00"},
                {"account":"4081000000","debit":"0.00","credit":"12000.00"}],"next":null}"""));
        ledger.reply("/api/v1/budget-revenue", json(200, "{\"position\":1,\"items\":[]}"));
        ledger.reply(
                "/api/v1/budgets/2026/envelopes/U1/HT2",
                json(200, "{\"items\":[{\"titleGroup\":\"HT2\",\"aeAvailable\":\"88000.00\"}]}"));

        ScenarioReport report = play(VALIDATE + """
                    then:
                      events: [CommitmentValidated, AeCommitted]
                      version: 2
                      status: 201
                      postings:
                        - entry: P01
                          date: 2026-03-10
                          debit: { 6113110000: 12 000.00 }
                          credit: { 4081000000: 12 000.00 }
                then:
                  balances: { 6113110000: D 12 000.00, 4081000000: C 12 000, 5121000000: 0 }
                  trialBalanceTotal: 12 000.00
                  budgetRevenue: { 2306: 0 }
                  envelopes: { U1: { HT2: { aeAvailable: 88 000.00 } } }
                  commitments: { "${ej}": { status: VALIDATED, file: { lines.0.paid: 12 000.00 } } }
                  entries: [P01]
                """);

        assertThat(failures(report)).isEmpty();
        assertThat(report.passed()).isEqualTo(14);
    }

    @Test
    void sends_what_the_api_asks_of_a_client() throws IOException {
        ledger.command("ValidateCommitment", accepted("{}", "CommitmentValidated"));

        play(VALIDATE + "    then: { accepted: true }\n");

        FakeLedger.Received sent =
                ledger.received("/api/v1/commands/ValidateCommitment").getFirst();
        assertThat(sent.body()).isEqualTo("{\"commitmentNumber\":\"21\"}");
        assertThat(sent.header("Authorization")).isEqualTo("Bearer jeton");
        assertThat(sent.header("Idempotency-key")).isEqualTo("T-1:1");
        assertThat(sent.header("If-match")).isEqualTo("\"3\"");
        assertThat(sent.header("Quitus-simulated-time")).isEqualTo("2026-03-10T10:00+01:00");
        assertThat(ledger.received("/oauth2/token")).hasSize(2).last().satisfies(token -> assertThat(
                        token.header("Authorization"))
                .isEqualTo("Basic b21hcjpkZW1v"));
    }

    @Test
    void keeps_ids_for_later_steps_and_the_version_of_the_file_it_just_wrote() throws IOException {
        ledger.command("ReceiveInvoice", accepted("{\"paymentRequestId\":\"dp-1\"}", "InvoiceReceived"));
        ledger.command("OrderPayment", accepted("{}", "PaymentOrdered"));
        ledger.command("ScheduleInRun", accepted("{}", "PaymentScheduled"));
        ledger.reply(
                "/api/v1/payment-requests/dp-1",
                new FakeLedger.Reply(200, 0, "{\"status\":\"MATCHED\"}", Map.of("ETag", "\"2\"")));

        ScenarioReport report = play("""
                when:
                  - on: 2026-03-10
                    as: chorus-pro
                    command: ReceiveInvoice
                    save: { dp: paymentRequestId }
                    then: { accepted: true }
                  - { as: omar, command: OrderPayment, with: { paymentRequestId: "${dp}" }, then: { accepted: true } }
                  - { as: katia, command: ScheduleInRun, with: { paymentRequestId: "${dp}" }, then: { accepted: true } }
                """);

        assertThat(failures(report)).isEmpty();
        assertThat(ledger.received("/api/v1/commands/OrderPayment").getFirst().header("If-match"))
                .isEqualTo("\"2\"");
        assertThat(ledger.received("/api/v1/commands/ScheduleInRun").getFirst().header("If-match"))
                .isEqualTo("\"7\"");
    }

    @Test
    void an_event_that_only_tells_another_file_may_be_left_out_and_no_other() throws IOException {
        ledger.command("ValidateCommitment", accepted("{}", "CommitmentValidated", "InvoiceAttached"));
        String then = """
                    then:
                      events: [%s]
                """;

        assertThat(failures(play(VALIDATE + then.formatted("CommitmentValidated"))))
                .isEmpty();
        assertThat(failures(play(VALIDATE + then.formatted("CommitmentValidated, InvoiceAttached"))))
                .isEmpty();
        assertThat(failures(play(VALIDATE + then.formatted("InvoiceAttached")))).hasSize(1);
    }

    @Test
    void tells_what_differs_in_an_answer() throws IOException {
        ledger.command("ValidateCommitment", accepted("{}", "CommitmentValidated"));
        ledger.entry(0, "P02", "2026-03-10", "4081000000", "4011000000", "1.00");

        ScenarioReport report = play(VALIDATE + """
                    save: { sf: serviceReceiptNumber }
                    then:
                      events: [CommitmentValidated, AeCommitted]
                      version: 4
                      status: 200
                      postings: []
                """);

        assertThat(failures(report))
                .containsExactly(
                        "  ÉCHEC        T-1.yaml:13    ValidateCommitment acceptée -> la réponse ne donne pas"
                                + " serviceReceiptNumber",
                        "  ÉCHEC        T-1.yaml:13    événements CommitmentValidated, AeCommitted -> reçu"
                                + " [CommitmentValidated]",
                        "  ÉCHEC        T-1.yaml:14    version 4 -> reçu version 1",
                        "  ÉCHEC        T-1.yaml:15    statut HTTP 200 -> reçu 201",
                        "  ÉCHEC        T-1.yaml:16    aucune écriture -> reçu [P02 du 2026-03-10 D4081000000 1.00"
                                + " C4011000000 1.00]");
    }

    @Test
    void sends_the_same_again_when_it_was_told_when_to_come_back() throws IOException {
        FakeLedger.Reply full = refused(503, "SURCHARGE", "{}");
        ledger.command(
                "ValidateCommitment",
                new FakeLedger.Reply(503, 0, full.body(), Map.of("Retry-After", "1")),
                accepted("{}", "CommitmentValidated"));

        assertThat(failures(play(VALIDATE + "    then: { accepted: true }\n"))).isEmpty();

        assertThat(ledger.received("/api/v1/commands/ValidateCommitment").stream()
                        .map(sent -> sent.header("Idempotency-key")))
                .containsExactly("T-1:1", "T-1:1");
    }

    @Test
    void passes_a_refusal_with_its_code_its_figures_and_its_status() throws IOException {
        ledger.command("ValidateCommitment", refused(409, "AE_INSUFFISANTES", "{\"manquant\":\"0.01\"}"));

        ScenarioReport report =
                play(VALIDATE + "    then: { refused: AE_INSUFFISANTES, facts: { manquant: 0.01 }, status: 409 }\n");

        assertThat(failures(report)).isEmpty();
        assertThat(report.lines())
                .last()
                .hasToString("  ok           T-1.yaml:11    le refus ne laisse aucun événement");
    }

    @Test
    void fails_a_refusal_of_another_code_status_or_figure() throws IOException {
        ledger.command(
                "ValidateCommitment",
                refused(409, "CP_INSUFFISANTS", "{}"),
                refused(503, "AE_INSUFFISANTES", "{\"manquant\":\"0.02\"}"));
        String again = VALIDATE.replace("when:\n", "");

        ScenarioReport report = play(VALIDATE + "    then: { refused: AE_INSUFFISANTES }\n" + again
                + "    then: { refused: AE_INSUFFISANTES, facts: { manquant: 0.01 } }\n");

        assertThat(failures(report))
                .containsExactly(
                        "  ÉCHEC        T-1.yaml:11    ValidateCommitment refusée AE_INSUFFISANTES -> reçu 409"
                                + " CP_INSUFFISANTS (Non.)",
                        "  ÉCHEC        T-1.yaml:16    ValidateCommitment refusée AE_INSUFFISANTES -> reçu avec le"
                                + " statut 503 au lieu de 409",
                        "  ÉCHEC        T-1.yaml:16    le refus cite manquant = 0.01 -> reçu « 0.02 »");
    }

    @Test
    void fails_a_refusal_that_left_an_event() throws IOException {
        FakeLedger.Reply refusal = refused(409, "AE_INSUFFISANTES", "{}");
        ledger.command("ValidateCommitment", new FakeLedger.Reply(409, 1, refusal.body(), refusal.headers()));

        ScenarioReport report = play(VALIDATE + "    then: { refused: AE_INSUFFISANTES }\n");

        assertThat(failures(report))
                .containsExactly(
                        "  ÉCHEC        T-1.yaml:11    le refus ne laisse aucun événement -> position 0 après le"
                                + " refus, -1 avant");
    }

    @Test
    void fails_an_acceptance_that_does_not_directly_follow_the_log() throws IOException {
        FakeLedger.Reply answer = accepted("{}", "CommitmentValidated");
        ledger.command("ValidateCommitment", new FakeLedger.Reply(201, 2, answer.body(), answer.headers()));

        ScenarioReport report = play(VALIDATE + "    then: { accepted: true }\n");

        assertThat(failures(report))
                .containsExactly(
                        "  ÉCHEC        T-1.yaml:11    ValidateCommitment acceptée -> position 1 au lieu de 0 :"
                                + " le journal porte autre chose");
    }

    @Test
    void tells_a_replay_from_a_second_writing() throws IOException {
        FakeLedger.Reply first = accepted("{}", "CommitmentValidated");
        FakeLedger.Reply same = new FakeLedger.Reply(201, 0, first.body(), first.headers()).replayed();
        String again = VALIDATE.replace("when:\n", "") + "    key: k1\n    then: { replayed: true, noEvents: true }\n";
        String twice = VALIDATE + "    key: k1\n    then: { accepted: true }\n" + again;

        ledger.command("ValidateCommitment", first, same);
        assertThat(failures(play(twice))).isEmpty();

        ledger.command("ValidateCommitment", first, first);
        assertThat(failures(play(twice))).hasSize(2).first().asString().contains("sans « Idempotent-Replayed: true »");

        ledger.command("ValidateCommitment", same);
        assertThat(failures(play(VALIDATE + "    then: { accepted: true }\n")))
                .singleElement()
                .asString()
                .endsWith("réponse d'une clé déjà utilisée");
    }

    @Test
    void tells_what_differs_in_the_books() throws IOException {
        ledger.reply("/api/v1/trial-balance", json(200, """
                {"items":[{"account":"5121000000","debit":"0.00","credit":"12000.00"}]}"""));
        ledger.reply(
                "/api/v1/budgets/2026/envelopes/U1/HT2",
                json(200, "{\"items\":[{\"titleGroup\":\"HT2\",\"aeAvailable\":\"87999.99\"}]}"));

        ScenarioReport report = play("""
                when: []
                then:
                  balances: { 5121000000: D 12 000.00 }
                  trialBalanceTotal: 12 000.00
                  envelopes: { U1: { HT2: { aeAvailable: 88 000.00, cpAvailable: 0 } } }
                  commitments: { "${ej}": DRAFT, "22": DRAFT }
                  entries: [P01]
                """);

        assertThat(failures(report).stream().map(line -> line.substring(line.indexOf("->"))))
                .containsExactly(
                        "-> trouvé C 12 000.00",
                        "-> trouvé débit 0.00, crédit 12 000.00",
                        "-> trouvé 87 999.99",
                        "-> /api/v1/budgets/2026/envelopes/U1/HT2 : cpAvailable (HT2) ne donne pas de montant («  »)",
                        "-> trouvé VALIDATED",
                        "-> GET /api/v1/commitments/22 répond 404 INCONNU (Le faux registre ne connaît pas"
                                + " /api/v1/commitments/22.)",
                        "-> trouvé aucune écriture");
    }

    @Test
    void holds_any_question_of_the_api_against_what_it_should_answer() throws IOException {
        ledger.reply(
                "/api/v1/costs", json(200, "{\"items\":[{\"amount\":\"12000.00\"},{\"account\":\"6113110000\"}]}"));

        ScenarioReport report = play("""
                when: []
                then:
                  answers:
                    "/api/v1/costs?year=2026&by=${ej}":
                      items.0.amount: 12 000.00
                      items.1.account: "6113110001"
                      items.2.account: "6113110000"
                    "/api/v1/deputies?year=2026": { totals.amount: 0 }
                """);

        assertThat(failures(report).stream().map(line -> line.substring(line.indexOf("->"))))
                .containsExactly(
                        "-> trouvé « 6113110000 »",
                        "-> il n'y a pas ce champ",
                        "-> GET /api/v1/deputies?year=2026 répond 404 INCONNU (Le faux registre ne connaît pas"
                                + " /api/v1/deputies.)");
    }

    @Test
    void accepts_one_whole_alternative_and_no_mixture_of_two() throws IOException {
        ledger.reply(
                "/api/v1/budget-revenue", json(200, "{\"items\":[{\"revenueLine\":\"2306\",\"amount\":\"5.00\"}]}"));
        String either = """
                when: []
                then:
                  oneOf:
                    - { budgetRevenue: { 2306: 4 }, commitments: { "${ej}": VALIDATED } }
                    - { budgetRevenue: { 2306: 5 }, commitments: { "${ej}": %s } }
                """;

        assertThat(failures(play(either.formatted("VALIDATED")))).isEmpty();
        assertThat(failures(play(either.formatted("DRAFT"))))
                .singleElement()
                .asString()
                .endsWith("-> recette budgétaire, ligne 2306 : 4.00 : trouvé 5.00 ;"
                        + " EJ ${ej} : état DRAFT : trouvé VALIDATED");
    }

    @Test
    void counts_the_answers_to_commands_sent_together() throws IOException {
        FakeLedger.Reply validated = accepted("{}", "CommitmentValidated", "AeCommitted");
        FakeLedger.Reply refusal = refused(409, "AE_INSUFFISANTES", "{}");
        String together = """
                when:
                  - concurrently:
                      times: 4
                      steps:
                        - { on: 2026-03-10, as: omar, command: ValidateCommitment, with: { commitmentNumber: "${ej}" } }
                    then: { accepted: 2, refused: { AE_INSUFFISANTES: 2 } }
                """;

        ledger.command("ValidateCommitment", validated, refusal, validated, refusal);
        assertThat(failures(play(together))).isEmpty();
        assertThat(ledger.received("/api/v1/commands/ValidateCommitment").stream()
                        .map(sent -> sent.header("Idempotency-key")))
                .containsExactlyInAnyOrder("T-1:1", "T-1:2", "T-1:3", "T-1:4");

        ledger.command("ValidateCommitment", validated, refusal, refused(503, "AE_INSUFFISANTES", "{}"));
        assertThat(failures(play(together)).stream().map(line -> line.replaceAll(".*T-1.yaml:\\d+ +", "")))
                .containsExactly(
                        "acceptées : 2 -> trouvé 1 ({409 AE_INSUFFISANTES=1, 503 AE_INSUFFISANTES=2, acceptées=1})",
                        "refusées AE_INSUFFISANTES : 2 -> trouvé 1 ({409 AE_INSUFFISANTES=1, 503 AE_INSUFFISANTES=2,"
                                + " acceptées=1})",
                        "aucune autre réponse, ni conflit technique -> reçu {503 AE_INSUFFISANTES=2}, par exemple 503"
                                + " AE_INSUFFISANTES (Non.)");
    }

    @Test
    void saves_one_value_per_copy() throws IOException {
        ledger.command(
                "DraftCommitment",
                accepted("{\"commitmentNumber\":\"31\"}", "CommitmentDrafted"),
                accepted("{\"commitmentNumber\":\"32\"}", "CommitmentDrafted"));
        ledger.reply("/api/v1/commitments/31", json(200, "{\"status\":\"DRAFT\"}"));
        ledger.reply("/api/v1/commitments/32", json(200, "{\"status\":\"DRAFT\"}"));

        ScenarioReport report = play("""
                when:
                  - concurrently:
                      times: 2
                      steps:
                        - { on: 2026-03-10, as: gina, command: DraftCommitment, save: { "ej-${n}": commitmentNumber } }
                    then: { accepted: 2 }
                then:
                  commitments: { "${ej-1}": DRAFT, "${ej-2}": DRAFT }
                """);

        assertThat(failures(report)).isEmpty();
        assertThat(ledger.received("/api/v1/commitments/31")).hasSize(1);
        assertThat(ledger.received("/api/v1/commitments/32")).hasSize(1);
    }

    @Test
    void does_not_check_a_step_whose_value_is_unknown() throws IOException {
        ScenarioReport report = play("""
                when:
                  - on: 2026-03-10
                    as: omar
                    command: OrderPayment
                    with: { paymentRequestId: "${dp}" }
                    then: { accepted: true }
                """);

        assertThat(failures(report))
                .containsExactly(
                        "  NON VÉRIFIÉE T-1.yaml:11    OrderPayment acceptée -> la valeur ${dp} n'est pas connue");
    }

    @Test
    void stops_when_the_situation_cannot_be_set_up() throws IOException {
        ledger.command("DraftCommitment", refused(403, "ROLE_INSUFFISANT", "{}"));

        ScenarioReport report = play("given:\n  - { on: 2026-03-01, as: ada, command: DraftCommitment }\n" + VALIDATE
                + "    then: { accepted: true }\n");

        assertThat(failures(report))
                .containsExactly(
                        "  ÉCHEC        T-1.yaml:7     DraftCommitment acceptée -> reçu 403 ROLE_INSUFFISANT (Non.)",
                        "  NON VÉRIFIÉE T-1.yaml:13    ValidateCommitment acceptée -> la situation de départ n'est pas"
                                + " établie (T-1.yaml:7:5)");
        assertThat(ledger.received("/api/v1/commands/ValidateCommitment")).isEmpty();
    }

    @Test
    void checks_nothing_when_nobody_answers() throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        Path file = Files.writeString(folder.resolve("T-1.yaml"), HEAD + VALIDATE + "    then: { accepted: true }\n");

        ScenarioReport report = ScenarioRunner.run(closed, file);

        assertThat(report.failed()).isEqualTo(1);
        assertThat(failures(report)).singleElement().asString().contains("NON VÉRIFIÉE", "rien ne répond à http://");
    }

    @Test
    void checks_nothing_when_the_identity_gets_no_token() throws IOException {
        ledger.reply("/oauth2/token", json(401, "{\"error\":\"invalid_client\"}"));

        ScenarioReport report = play(VALIDATE + "    then: { accepted: true }\n");

        assertThat(failures(report)).singleElement().asString().contains("Pas de jeton pour « ada »");
    }
}
