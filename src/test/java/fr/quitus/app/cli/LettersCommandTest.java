package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.UnreadableEvent;
import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.operations.InstanceFile;
import fr.quitus.app.storage.LedgerDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/**
 * Poison in the views of a ledger that runs: what health and the door say of it, and the word {@code letters} until
 * nothing is kept aside any more. What a table may not hold is the poison, and what mends it is that it may again.
 */
class LettersCommandTest {
    private static final String MARCH = "2025-03-02T10:00:00+01:00";
    private static final String JANUARY = "2026-01-05T10:00:00+01:00";
    private static final String CLOSING = "2026-01-21T10:00:00+01:00";
    private static final String POISON_ENTRY =
            "alter table views.journal_entry add constraint poison check (amount_cents <> 66600)";
    private static final String POISON_DEBIT =
            "alter table views.closing_file add constraint poison check (kind <> 'DIRECT_PAYMENT')";
    private static final String BALANCE_SHEET =
            "{\"statementId\":\"BILAN-1\",\"kind\":\"BILAN\",\"asOf\":\"2025-03-02\"}";
    private static final String CLOSE_BUDGET = "{\"year\":2025}";

    @TempDir
    private Path data = Path.of("");

    private ConfigurableApplicationContext instance;
    private LedgerHttp http;

    @BeforeEach
    void start() {
        int port = LocalPort.any();
        instance = Instances.start(Map.of(
                "server.port",
                port,
                "quitus.data",
                data.toString(),
                "quitus.storage.mode",
                "single",
                "quitus.storage.fsync",
                "false",
                "spring.main.sources",
                UnreadableEvent.class.getName(),
                "management.endpoint.health.show-details",
                "always",
                "logging.level.fr.quitus",
                "off"));
        http = new LedgerHttp("http://127.0.0.1:" + port);
        InstanceFile.in(data).write("http://127.0.0.1:" + port);
    }

    @AfterEach
    void stop() {
        UnreadableEvent.none();
        http.close();
        instance.close();
    }

    private record Run(int code, String text) {}

    private Run letters(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CommandLine line = new CommandLine(new LettersCommand(new PrintStream(printed, true, StandardCharsets.UTF_8)));
        int code = line.execute(Stream.concat(Stream.of(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
        return new Run(code, printed.toString(StandardCharsets.UTF_8));
    }

    private Reply send(String identity, String at, String name, String key, String json) {
        return http.post(
                identity,
                "/api/v1/commands/" + name,
                json,
                Map.of("Idempotency-Key", key, "Quitus-Simulated-Time", at));
    }

    /** @return the position of its event */
    private long written(String identity, String at, String name, String key, String json) {
        Reply reply = send(identity, at, name, key, json);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return Long.parseLong(reply.header("Quitus-Position").orElseThrow());
    }

    /** In the journal OD. @return the position of its event */
    private long entry(String reference, String euros) {
        return written("katia", MARCH, "EnterManualEntry", reference, """
                {"entry":"%s","post":"CBCM-FIN","accountingDate":"2025-03-01","reason":"Essai",
                 "lines":[{"account":"6815000000","side":"DEBIT","amount":"%s"},
                 {"account":"1510000000","side":"CREDIT","amount":"%s"}]}
                """.formatted(reference, euros, euros));
    }

    private void views(String sql) {
        try (Connection connection =
                        instance.getBean(LedgerDatabase.class).views().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode view(String name) {
        return http.get("tess", "/api/v1/projections", -1)
                .json()
                .path("items")
                .valueStream()
                .filter(view -> view.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Once it shows this position, or what it shows beside its letters. */
    private void awaitShown(String name, long position) {
        QuitusProcess.await(
                name + " at " + position, () -> view(name).path("position").asLong() >= position);
    }

    private void assertLettersRefuse(Reply refused, String view, int kept) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.header("Content-Type").orElseThrow()).contains("application/problem+json");
        assertThat(refused.json().path("code").asString()).isEqualTo("LETTRES_MORTES");
        assertThat(refused.json().path("detail").asString())
                .contains("« " + view + " » tient " + kept)
                .contains("rien ne se publie ni ne se décide dessus");
        assertThat(refused.json().path("remede").asString()).contains("quitus letters");
    }

    @Test
    void the_general_ledger_goes_on_degraded_and_nothing_is_published_of_it_until_its_letter_is_replayed() {
        entry("OD-1", "10.00");
        views(POISON_ENTRY);
        long poison = entry("OD-2", "666.00");
        long behind = entry("OD-3", "10.00");
        awaitShown("generalledger", behind);

        JsonNode ledger = view("generalledger");
        assertThat(ledger.path("state").asString()).isEqualTo("LIVE");
        assertThat(ledger.path("letters").asInt()).isEqualTo(2);
        Reply health = http.get("tess", "/actuator/health", -1);
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).contains("DEGRADED, events kept aside: generalledger 2");
        Reply journal = http.get("katia", "/api/v1/journals/OD?year=2025", behind);
        assertThat(journal.json().path("items").size()).isEqualTo(1);
        assertThat(journal.header("Quitus-Letters")).contains("2");
        assertLettersRefuse(send("katia", MARCH, "PublishStatement", "publish", BALANCE_SHEET), "generalledger", 2);
        assertLettersRefuse(http.get("katia", "/api/v1/fec?year=2025", -1), "generalledger", 2);

        Run listed = letters();
        assertThat(listed.code).as(listed.text).isEqualTo(LettersCommand.KEPT);
        assertThat(listed.text)
                .contains("generalledger:" + poison + ", depuis le ", ", 1 essais, 1 événements derrière")
                .contains("La vue « generalledger » n'a pas su intégrer l'événement manual-entry-posted")
                .contains("l'a mis de côté avec ce qu'il touche, et poursuit. Erreur : ", "poison");

        Run unmended = letters("--replay", "generalledger:" + poison);
        assertThat(unmended.code).as(unmended.text).isEqualTo(LettersCommand.KEPT);
        assertThat(unmended.text).contains("0 événements intégrés, 2 encore de côté", ", 2 essais, ");

        views("alter table views.journal_entry drop constraint poison");
        UnreadableEvent.at(behind);
        Reply unreadable = http.post("tess", "/api/v1/dead-letters/generalledger/replay", "{}", Map.of());
        assertThat(unreadable.status()).as(unreadable.text()).isEqualTo(409);
        assertThat(unreadable.json().path("code").asString()).isEqualTo("RELECTURE_IMPOSSIBLE");
        assertThat(unreadable.json().path("detail").asString())
                .contains("ne sait pas dire ce que touche l'événement posted.v9 n° " + behind, "rien n'a été relu");
        Run refused = letters("--replay", "all");
        assertThat(refused.code).as(refused.text).isEqualTo(LettersCommand.REFUSED);
        assertThat(refused.text).contains("generalledger : l'ordre est refusé : ", "quitus rebuild generalledger");
        UnreadableEvent.none();

        Run mended = letters("--replay", "generalledger:" + poison);
        assertThat(mended.code).as(mended.text).isEqualTo(LettersCommand.NOTHING_KEPT);
        assertThat(mended.text).contains("2 événements intégrés, 0 encore de côté", "Aucune lettre morte.");
        assertThat(http.get("katia", "/api/v1/journals/OD?year=2025", behind)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(line -> line.path("number").asLong()))
                .containsExactly(1L, 2L, 3L);
        written("katia", MARCH, "PublishStatement", "publish", BALANCE_SHEET);
        assertThat(http.get("katia", "/api/v1/fec?year=2025", -1).status()).isEqualTo(200);
    }

    @Test
    void a_decision_waits_for_a_whole_view_and_then_knows_what_the_letter_said() {
        credits();
        views(POISON_DEBIT);
        views(POISON_ENTRY);
        written("denis", JANUARY, "EnterComplementaryPeriod", "complementary", """
                {"year":2025,"legalRef":"Décret"}""");
        long debit = written("banque", JANUARY, "RecordDirectPayment", "debit", """
                {"treasuryIban":"FR7630006000011234567890189","servicerReference":"D-1","amount":"80.00",
                 "valueDate":"2025-12-31","fundsCentre":"0156-DR35-U001","kind":"PRELEVEMENT",
                 "creditor":"Électricité","subject":"Décembre"}
                """);
        awaitShown("yearclosing", debit);

        assertLettersRefuse(send("denis", CLOSING, "CloseBudget", "close", CLOSE_BUDGET), "yearclosing", 1);
        assertThat(letters("--replay", "yearclosing:" + (debit + 1)).code).isEqualTo(LettersCommand.REFUSED);
        assertThat(letters("--replay", "nonesuch").text).contains("Il n'y a pas de vue « nonesuch »");
        long poison = entry("OD-2", "666.00");
        awaitShown("generalledger", poison);
        assertThat(http.get("tess", "/actuator/health", -1).text())
                .contains("DEGRADED, events kept aside: generalledger 1, yearclosing 1");

        views("alter table views.closing_file drop constraint poison");
        Run half = letters("--replay", "all");
        assertThat(half.code).as(half.text).isEqualTo(LettersCommand.KEPT);
        assertThat(half.text)
                .containsPattern("yearclosing +1 événements intégrés, 0 encore de côté")
                .containsPattern("generalledger +0 événements intégrés, 1 encore de côté");

        // With the same key: what was refused for letters was no decision, and is not kept as one.
        Reply decided = send("denis", CLOSING, "CloseBudget", "close", CLOSE_BUDGET);
        assertThat(decided.json().path("code").asString()).as(decided.text()).isEqualTo("DEPENSES_A_REGULARISER");
        views("alter table views.journal_entry drop constraint poison");
        assertThat(letters("--replay", "all").code).isEqualTo(LettersCommand.NOTHING_KEPT);
        assertThat(http.get("tess", "/actuator/health", -1).text()).contains("\"projections\":\"LIVE\"");
    }

    private void credits() {
        String budget = "\"year\":2025,\"titleGroup\":\"HT2\",\"ae\":\"1000.00\",\"cp\":\"900.00\"";
        written("denis", MARCH, "OpenCredits", "open", """
                {"year":2025,"programme":"0156","title":"T3","ae":"1000.00","cp":"900.00","legalRef":"LFI"}""");
        written("rachel", MARCH, "AllotToOperatingBudget", "bop", """
                {"operatingBudget":"0156-DR35",%s}""".formatted(budget));
        written("boris", MARCH, "AllotToUnit", "unit", """
                {"fundsCentre":"0156-DR35-U001",%s}""".formatted(budget));
        written("denis", MARCH, "AssignAccountingPost", "post", """
                {"fundsCentre":"0156-DR35-U001","post":"CBCM-FIN","effectiveFrom":"2025-01-01"}""");
    }

    @Test
    void a_view_that_can_fold_nothing_stops_is_told_so_and_goes_on_when_it_is_mended() {
        entry("OD-1", "10.00");
        awaitShown("audittrail", 0);
        views("alter table views.audit_trail rename column actor to author");
        long poison = entry("OD-2", "20.00");
        QuitusProcess.await(
                "the view stops",
                () -> view("audittrail").path("state").asString().equals("FAILED"));
        long last = entry("OD-3", "30.00");

        Reply health = http.get("tess", "/actuator/health", -1);
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.text()).contains("BEHIND_OR_FAILED");
        Run listed = letters();
        assertThat(listed.code).isEqualTo(LettersCommand.KEPT);
        assertThat(listed.text).contains("audittrail:" + poison, ", et s'est arrêtée devant lui. Erreur : ", "actor");

        views("alter table views.audit_trail rename column author to actor");
        Run mended = letters("--replay", "audittrail");
        assertThat(mended.text).contains("la vue reprend devant l'événement qui l'arrêtait");
        awaitShown("audittrail", last);
        Run none = letters();
        assertThat(none.code).as(none.text).isEqualTo(LettersCommand.NOTHING_KEPT);
        assertThat(http.get("ada", "/api/v1/audit-trail", last)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo((int) last + 1);
        assertThat(http.get("tess", "/actuator/health", -1).status()).isEqualTo(200);
    }
}
