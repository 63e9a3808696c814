package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.operations.InstanceFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** The word {@code close} against a ledger that runs. */
class CloseCommandTest {
    private static final String SPRING_2025 = "2025-03-02T10:00:00+01:00";
    private static final String JANUARY = "2026-01-05T10:00:00+01:00";
    private static final String CLOSING = "2026-01-21T10:00:00+01:00";
    private static final String INVENTORY = "2026-04-02T10:00:00+02:00";
    private static final String UNIT = "0156-DR35-U001";
    private static final String BUDGET = "\"year\":2025,\"titleGroup\":\"HT2\",\"ae\":\"500.00\",\"cp\":\"400.00\"";

    @TempDir
    Path data;

    private record Run(int code, String text) {}

    private Run close(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CommandLine line = new CommandLine(new CloseCommand(new PrintStream(printed, true, StandardCharsets.UTF_8)));
        int code = line.execute(Stream.concat(Stream.of("2025", "--data", data.toString()), Stream.of(arguments))
                .toArray(String[]::new));
        return new Run(code, printed.toString(StandardCharsets.UTF_8));
    }

    private static void act(LedgerHttp http, String identity, String at, String name, String json) {
        LedgerHttp.Reply reply = http.post(
                identity,
                "/api/v1/commands/" + name,
                json,
                Map.of(
                        "Idempotency-Key",
                        name + "-" + Integer.toHexString((at + json).hashCode()),
                        "Quitus-Simulated-Time",
                        at));
        assertThat(reply.ok()).as(reply.text()).isTrue();
    }

    private static void aYear(LedgerHttp http) {
        act(http, "denis", SPRING_2025, "OpenCredits", """
                {"year":2025,"programme":"0156","title":"T3","ae":"1000.00","cp":"900.00","legalRef":"PLF 2025"}
                """);
        act(
                http,
                "rachel",
                SPRING_2025,
                "AllotToOperatingBudget",
                "{\"operatingBudget\":\"0156-DR35\"," + BUDGET + "}");
        act(http, "boris", SPRING_2025, "AllotToUnit", "{\"fundsCentre\":\"" + UNIT + "\"," + BUDGET + "}");
        act(http, "denis", SPRING_2025, "AssignAccountingPost", """
                {"fundsCentre":"0156-DR35-U001","post":"CBCM-FIN","effectiveFrom":"2025-01-01"}
                """);
    }

    /** The bank tells of a debit of December once the budget is closed: nobody may regularise it on lapsed credits. */
    private static void lateDebit(LedgerHttp http) {
        act(http, "banque", CLOSING, "RecordDirectPayment", """
                {"treasuryIban":"FR7630006000011234567890189","servicerReference":"D-1","amount":"80.00",
                 "valueDate":"2025-12-31","fundsCentre":"0156-DR35-U001","kind":"PRELEVEMENT",
                 "creditor":"Électricité","subject":"Décembre"}
                """);
    }

    @Test
    void closes_a_budget_says_what_is_left_and_tells_by_its_code_what_became_of_it() {
        int port = LocalPort.any();
        try (ConfigurableApplicationContext instance = Instances.start(Map.of(
                        "server.port", port,
                        "quitus.data", data.toString(),
                        "quitus.storage.mode", "single",
                        "quitus.storage.fsync", "false",
                        "logging.level.fr.quitus", "warn"));
                LedgerHttp http = new LedgerHttp("http://127.0.0.1:" + port)) {
            assertThat(instance.isRunning()).isTrue();
            InstanceFile.in(data).write("http://127.0.0.1:" + port);
            aYear(http);

            assertThat(close("--as", "denis", "--at", CLOSING).code)
                    .as("the year is not over")
                    .isEqualTo(CloseCommand.NOT_BEGUN);
            act(http, "denis", JANUARY, "EnterComplementaryPeriod", "{\"year\":2025,\"legalRef\":\"Décret\"}");
            assertThat(close("--as", "katia", "--at", CLOSING).code)
                    .as("not her act")
                    .isEqualTo(CloseCommand.NOT_BEGUN);

            Run done = close("--as", "denis", "--at", CLOSING);
            Run again = close("--as", "denis", "--at", CLOSING);
            lateDebit(http);
            Run left = close("--as", "denis", "--at", CLOSING);

            assertThat(done.code).as(done.text).isEqualTo(CloseCommand.DONE);
            assertThat(done.text)
                    .contains("BUDGET_CLOSED", "\"LapseCredits\":1", "\"LapseProgrammeCredits\":1")
                    .contains("Reste : 0 demandes, 0 engagements, 0 enveloppes, 0 BOP, 0 programmes");
            assertThat(again.code).isEqualTo(CloseCommand.DONE);
            assertThat(again.text).contains("Exercice 2025 (BUDGET_CLOSED) : {}");
            assertThat(left.code).as(left.text).isEqualTo(CloseCommand.LEFT);
            assertThat(left.text).contains("À RÉGULARISER", "80.00 €", "1 dépenses à régulariser");

            takesTheInventoryBack(http);
        }
    }

    private void takesTheInventoryBack(LedgerHttp http) {
        act(http, "katia", INVENTORY, "OpenInventory", "{\"year\":2025}");
        act(http, "katia", INVENTORY, "EnterManualEntry", """
                {"entry":"INV-1","kind":"ACCRUED_CHARGE","post":"CBCM-FIN","accountingDate":"2025-12-31",
                 "reason":"Décembre","lines":[{"account":"6113110000","side":"DEBIT","amount":"500.00"},
                 {"account":"4686000000","side":"CREDIT","amount":"500.00"}]}
                """);

        Run reversed = close("--as", "katia", "--at", INVENTORY, "--reversals");

        assertThat(reversed.code).as(reversed.text).isEqualTo(CloseCommand.DONE);
        assertThat(reversed.text).contains("\"ReverseInventoryEntry\":1", "0 écritures d'inventaire");
    }
}
