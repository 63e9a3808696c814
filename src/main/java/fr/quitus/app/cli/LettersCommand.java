package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.client.Stop;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./quitus letters} : the dead letters of a running instance, listed or replayed. */
@Command(name = "letters", description = "Liste les lettres mortes des vues, ou les relit une fois la cause corrigée.")
final class LettersCommand implements Callable<Integer> {
    private static final String PATH = "/api/v1/dead-letters";
    private static final String ALL = "all";

    @Option(
            names = "--replay",
            paramLabel = "PROJECTION[:POSITION]|all",
            description = "Relit les lettres d'une vue, une seule d'entre elles, ou toutes.")
    private @Nullable String replay;

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    /** @return 0 when no event is kept aside afterwards, else 1 */
    @Override
    public Integer call() {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            if (replay != null) {
                replay(http, replay);
            }
            return list(http) ? 0 : 1;
        }
    }

    private static void replay(LedgerHttp http, String what) {
        if (what.equals(ALL)) {
            Set<String> views = new LinkedHashSet<>();
            for (JsonNode letter : letters(http)) {
                views.add(letter.path("projection").asString());
            }
            views.forEach(view -> post(http, "/" + view));
        } else {
            post(http, "/" + what.replace(':', '/'));
        }
    }

    private static void post(LedgerHttp http, String letters) {
        JsonNode done = answer(http.post("tess", PATH + letters + "/replay", "{}", Map.of()));
        System.out.printf(
                "%-22s %d événements intégrés, %d encore de côté%s%n",
                done.path("projection").asString(),
                done.path("folded").asInt(),
                done.path("left").asInt(),
                done.path("resumed").asBoolean() ? " ; la vue reprend devant l'événement qui l'arrêtait" : "");
    }

    private static boolean list(LedgerHttp http) {
        JsonNode letters = letters(http);
        for (JsonNode letter : letters) {
            System.out.printf(
                    "%s:%d, depuis le %s, %d essais, %d événements derrière%n  %s%n",
                    letter.path("projection").asString(),
                    letter.path("position").asLong(),
                    letter.path("since").asString(),
                    letter.path("attempts").asInt(),
                    letter.path("behind").asInt(),
                    letter.path("reason").asString());
        }
        if (letters.isEmpty()) {
            System.out.println("Aucune lettre morte.");
        }
        return letters.isEmpty();
    }

    private static JsonNode letters(LedgerHttp http) {
        return answer(http.get("tess", PATH, -1)).path("items");
    }

    private static JsonNode answer(Reply reply) {
        if (!reply.ok()) {
            throw new Stop("Les lettres mortes sont hors d'atteinte : " + reply.text());
        }
        return reply.json();
    }
}
