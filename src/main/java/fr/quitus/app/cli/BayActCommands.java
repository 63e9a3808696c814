package fr.quitus.app.cli;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./quitus bays drain|remove|add|reseed LETTER} : orders on the bays of a running instance. */
final class BayActCommands {
    static final int DONE = 0;
    static final int REFUSED = 2;
    /** The bay did not come back, or nobody waited for it any longer. */
    static final int NOT_BACK = 1;

    private static final String OPERATOR = "tess";
    private static final String PATH = "/api/v1/bays";
    private static final long REFRESH_MS = 500;

    private BayActCommands() {}

    /** An order and where it goes. */
    abstract static class Act implements Callable<Integer> {
        @Parameters(paramLabel = "BAIE", description = "La baie : a, b ou c.")
        String bay = "";

        @Option(names = "--reason", required = true, description = "Pourquoi : gardé au journal de l'application.")
        String reason = "";

        @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
        Path data = Path.of("data");

        private final String act;

        Act(String act) {
            this.act = act;
        }

        @Override
        public Integer call() throws InterruptedException {
            try (LedgerHttp http = LedgerHttp.of(data)) {
                return order(http, act, bay, reason, System.out);
            }
        }
    }

    @Command(
            name = "drain",
            description = "Met une baie à l'écart : elle suit, mais n'acquitte plus et n'est jamais élue.",
            mixinStandardHelpOptions = true)
    static final class Drain extends Act {
        Drain() {
            super("drain");
        }
    }

    @Command(
            name = "remove",
            description = "Retire une baie mise à l'écart : arrêtée, laissée telle quelle, jamais relancée.",
            mixinStandardHelpOptions = true)
    static final class Remove extends Act {
        Remove() {
            super("remove");
        }
    }

    @Command(
            name = "add",
            description = "Fait revenir une baie à l'écart ou retirée, sur son dossier ou sur un stockage vide.",
            mixinStandardHelpOptions = true)
    static final class Add extends Act {
        Add() {
            super("add");
        }
    }

    @Command(
            name = "reseed",
            description = "Vide une baie qui n'est pas la primaire et la reconstruit depuis celle-ci.",
            mixinStandardHelpOptions = true)
    static final class Reseed extends Act {
        Reseed() {
            super("reseed");
        }
    }

    /** Gives the order; when the bay is on its way back, shows each state until it counts or does not come back. */
    static int order(LedgerHttp http, String act, String bay, String reason, PrintStream out)
            throws InterruptedException {
        String demand =
                LedgerJson.mapper().createObjectNode().put("reason", reason).toString();
        Reply reply = http.post(OPERATOR, PATH + "/" + bay + "/" + act, demand, Map.of());
        JsonNode answer = reply.json();
        if (!reply.ok()) {
            System.err.println("Quitus : l'ordre est refusé : "
                    + answer.path("detail").asString(reply.text()) + " "
                    + answer.path("remede").asString(""));
            return REFUSED;
        }
        out.println(answer.path("message").asString());
        return answer.path("underWay").asBoolean() ? awaitReturn(http, bay, out) : DONE;
    }

    private static int awaitReturn(LedgerHttp http, String bay, PrintStream out) throws InterruptedException {
        String shown = "";
        while (true) {
            JsonNode now = state(http, bay);
            String state = now.path("state").asString();
            String line = state + " : " + now.path("detail").asString();
            if (!line.equals(shown)) {
                out.println(line);
                shown = line;
            }
            if (state.equals("QUORUM") || state.equals("PRIMARY")) {
                return DONE;
            }
            if (state.equals("DRAINED") || state.equals("REMOVED")) {
                return NOT_BACK;
            }
            Thread.sleep(REFRESH_MS);
        }
    }

    private static JsonNode state(LedgerHttp http, String bay) {
        return http.get(OPERATOR, PATH, -1)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().equalsIgnoreCase(bay))
                .findFirst()
                .orElse(LedgerJson.mapper().missingNode());
    }
}
