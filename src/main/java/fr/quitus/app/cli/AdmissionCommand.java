package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./quitus admission} : who is let in to a running instance now, who waits, and who was refused lately. */
@Command(
        name = "admission",
        description = "Montre qui entre, qui attend et qui vient d'être refusé.",
        mixinStandardHelpOptions = true)
final class AdmissionCommand implements Callable<Integer> {
    /** Most commands find a place. */
    static final int SERVED = 0;
    /** Most of the latest commands were refused for want of room. */
    static final int REFUSES_MOST = 1;
    /** Nothing could be seen. */
    static final int REFUSED = 2;

    private static final String OPERATOR = "tess";
    private static final String PATH = "/api/v1/admission";

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            Reply reply = http.get(OPERATOR, PATH, -1);
            JsonNode admission = reply.json();
            if (!reply.ok()) {
                System.err.println("Quitus : la demande est refusée : "
                        + admission.path("detail").asString(reply.text()));
                return REFUSED;
            }
            show(admission);
            return admission.path("refusesMost").asBoolean() ? REFUSES_MOST : SERVED;
        }
    }

    private void show(JsonNode admission) {
        out.println(
                admission.path("refusesMost").asBoolean()
                        ? "SATURÉ : plus de la moitié des derniers actes ont été refusés faute de place."
                        : "OUVERT");
        out.printf(
                "Retard d'exécution : %d ms ; un refus dit de revenir après %d à %d s.%n",
                admission.path("latenessMs").asInt(),
                admission.path("retryAfterFromS").asInt(),
                admission.path("retryAfterToS").asInt());
        for (JsonNode pool : admission.path("pools")) {
            out.printf(
                    "%-10s %4d places prises sur %d (de %d à %d)%n",
                    pool.path("pool").asString(),
                    pool.path("held").asInt(),
                    pool.path("limit").asInt(),
                    pool.path("min").asInt(),
                    pool.path("max").asInt());
            for (JsonNode lane : pool.path("lanes")) {
                out.printf(
                        "  %-10s %4d prises, %d attendent (%d garanties, %d au plus)%n",
                        lane.path("lane").asString(),
                        lane.path("held").asInt(),
                        lane.path("waiting").asInt(),
                        lane.path("guaranteed").asInt(),
                        lane.path("most").asInt());
            }
        }
        out.printf("Depuis %d s :%n", admission.path("windowS").asInt());
        for (JsonNode lane : admission.path("lately")) {
            out.printf(
                    "  %-24s %6d admis ; refusés : %s%n",
                    lane.path("french").asString(), lane.path("admitted").asInt(), reasons(lane.path("refused")));
        }
        for (JsonNode one : admission.path("refused")) {
            out.printf(
                    "  %s : %d refus%n",
                    one.path("administration").asString(), one.path("refused").asInt());
        }
    }

    private static String reasons(JsonNode refused) {
        String told = refused.properties().stream()
                .filter(reason -> reason.getValue().asInt() > 0)
                .map(reason -> reason.getKey() + " " + reason.getValue().asInt())
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "aucun" : told;
    }
}
