package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./quitus close YEAR} : one order, given again as long as it gets on, with what is left after each time. */
@Command(
        name = "close",
        description =
                "Clôt le budget d'un exercice : bascule les demandes et les engagements, fait tomber les crédits.",
        footer = {
            "",
            "Interrompu, l'ordre se redonne : il reprend où il en était.",
            "Codes de retour : 0 il ne reste rien, 1 il reste des actes à faire, 2 la clôture n'a pas commencé."
        })
final class CloseCommand implements Callable<Integer> {
    /** Nothing is left. */
    static final int DONE = 0;
    /** Acts were refused, or nothing got on any more. */
    static final int LEFT = 1;
    /** The year may not be closed as it is. */
    static final int NOT_BEGUN = 2;

    /** Each is answered after some seconds. */
    private static final int BUSY_MAX = 20;

    @Parameters(index = "0", paramLabel = "EXERCICE", description = "L'exercice à clore, par exemple 2026.")
    private int year;

    @Option(names = "--as", required = true, paramLabel = "IDENTITÉ", description = "Qui ordonne : denis, katia…")
    private String identity = "";

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Option(names = "--at", paramLabel = "INSTANT", description = "Heure des actes, sur une démonstration.")
    private String at = "";

    @Option(
            names = "--reversals",
            description = "Extourne au 1er janvier suivant ce que l'inventaire a passé, au lieu de clore le budget.")
    private boolean reversals;

    private final PrintStream out;

    CloseCommand() {
        this(System.out);
    }

    CloseCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Map<String, String> headers = new HashMap<>(Map.of("Idempotency-Key", "close-" + UUID.randomUUID()));
        if (!at.isEmpty()) {
            headers.put("Quitus-Simulated-Time", at);
        }
        String path = "/api/v1/fiscal-years/" + year + (reversals ? "/inventory-reversals" : "/budget-closing");
        try (LedgerHttp http = LedgerHttp.of(data)) {
            int before = Integer.MAX_VALUE;
            int busy = 0;
            while (true) {
                Reply reply = http.post(identity, path, "", headers);
                if (reply.isForLater() && busy < BUSY_MAX) {
                    busy++;
                    LockSupport.parkNanos(reply.retryAfter().toNanos());
                    continue;
                }
                if (!reply.ok()) {
                    System.err.println("Quitus : l'ordre est refusé (" + reply.status() + ") : "
                            + reply.json().path("detail").asString(reply.text()));
                    return NOT_BEGUN;
                }
                JsonNode report = reply.json();
                print(report);
                int left = left(report);
                if (left == 0) {
                    return DONE;
                }
                if (left >= before || report.path("refusals").asInt() >= left) {
                    return LEFT;
                }
                before = left;
            }
        }
    }

    private int left(JsonNode report) {
        JsonNode left = report.path("left");
        return reversals
                ? left.at("/inventoryEntries/count").asInt()
                : left.at("/paymentRequests/count").asInt()
                        + left.at("/commitments/count").asInt()
                        + left.at("/directPayments/count").asInt()
                        + left.at("/units/holders").asInt()
                        + left.at("/operatingBudgets/holders").asInt()
                        + left.at("/programmes/holders").asInt();
    }

    private void print(JsonNode report) {
        JsonNode left = report.path("left");
        out.printf(
                "Exercice %d (%s) : %s%n",
                year, report.path("phase").asString(), report.path("done").toString());
        report.path("refused")
                .forEach(act -> out.printf(
                        "  REFUSÉ %s %s : %s %s%n",
                        act.path("command").asString(),
                        act.path("file").asString(),
                        act.path("code").asString(),
                        act.path("reason").asString()));
        left.path("toRegularise")
                .forEach(payment -> out.printf(
                        "  À RÉGULARISER %s : %s €%n",
                        payment.path("number").asString(),
                        payment.path("amount").asString()));
        out.printf(
                "Reste : %d demandes, %d engagements, %d enveloppes, %d BOP, %d programmes, %d dépenses à régulariser,"
                        + " %d écritures d'inventaire.%n",
                left.at("/paymentRequests/count").asInt(),
                left.at("/commitments/count").asInt(),
                left.at("/units/holders").asInt(),
                left.at("/operatingBudgets/holders").asInt(),
                left.at("/programmes/holders").asInt(),
                left.at("/directPayments/count").asInt(),
                left.at("/inventoryEntries/count").asInt());
    }
}
