package fr.quitus.app.cli;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.client.Stop;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./quitus front-desk [open|close]} : the desk of a running instance, and the order to open or close it. */
@Command(
        name = "front-desk",
        description = "Montre le guichet, l'ouvre avant un arrêt prévu des écritures, ou le ferme ensuite.",
        mixinStandardHelpOptions = true)
final class FrontDeskCommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int REFUSED = 2;

    private static final String OPERATOR = "tess";
    private static final String PATH = "/api/v1/front-desk";
    private static final Set<String> ACTS = Set.of("", "open", "close");

    @Parameters(paramLabel = "ORDRE", arity = "0..1", description = "open, close, ou rien pour voir.")
    private String act = "";

    @Option(names = "--reason", description = "Pourquoi : gardé au journal de l'application.")
    private String reason = "";

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        if (!ACTS.contains(act)) {
            throw new Stop("« " + act + " » n'est pas un ordre au guichet : open ou close.");
        }
        try (LedgerHttp http = LedgerHttp.of(data)) {
            Reply reply = act.isEmpty()
                    ? http.get(OPERATOR, PATH, -1)
                    : http.post(
                            OPERATOR,
                            PATH + "/" + act,
                            LedgerJson.mapper()
                                    .createObjectNode()
                                    .put("reason", reason)
                                    .toString(),
                            Map.of());
            JsonNode desk = reply.json();
            if (!reply.ok()) {
                System.err.println("Quitus : l'ordre est refusé : "
                        + desk.path("detail").asString(reply.text()) + " "
                        + desk.path("remede").asString(""));
                return REFUSED;
            }
            show(desk);
            return DONE;
        }
    }

    private void show(JsonNode desk) {
        out.println(desk.path("state").asString() + " : " + desk.path("message").asString());
        out.printf(
                "Dépôts : %d en attente, %d acceptés, %d refusés ; un dépôt serait sur %d supports.%n",
                desk.path("waiting").asLong(),
                desk.path("accepted").asLong(),
                desk.path("refused").asLong(),
                desk.path("copies").asInt());
        for (JsonNode place : desk.path("places")) {
            out.println("  " + place.path("state").asString() + " "
                    + place.path("folder").asString() + " "
                    + place.path("detail").asString());
        }
        if (desk.path("key").isString()) {
            out.println("Clé des attestations : " + desk.path("key").asString());
        }
    }
}
