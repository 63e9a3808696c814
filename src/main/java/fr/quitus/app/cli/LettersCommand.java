package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.client.Stop;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./quitus letters} : the dead letters of a running instance, listed or replayed. */
@Command(
        name = "letters",
        description = "Liste les lettres mortes des vues, ou les relit une fois la cause corrigée.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Codes de retour : 0 plus rien n'est tenu de côté, 1 des événements le sont encore, 2 une relecture est"
                    + " refusée ; les autres ont été faites."
        })
final class LettersCommand implements Callable<Integer> {
    static final int NOTHING_KEPT = 0;
    /** Events are kept aside still. */
    static final int KEPT = 1;

    static final int REFUSED = 2;

    private static final String OPERATOR = "tess";
    private static final String PATH = "/api/v1/dead-letters";
    private static final String ALL = "all";

    @Option(
            names = "--replay",
            paramLabel = "PROJECTION[:POSITION]|all",
            description = "Relit les lettres d'une vue, une seule d'entre elles, ou toutes.")
    private @Nullable String replay;

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    private final PrintStream out;

    LettersCommand() {
        this(System.out);
    }

    LettersCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            boolean refused = false;
            for (String letters : replay == null ? List.<String>of() : asked(http, replay)) {
                refused |= !replayed(http, letters);
            }
            boolean kept = list(http);
            return refused ? REFUSED : kept ? KEPT : NOTHING_KEPT;
        }
    }

    /** What is to be replayed, as the address names it. */
    private static Iterable<String> asked(LedgerHttp http, String what) {
        if (!what.equals(ALL)) {
            return List.of(what.replace(':', '/'));
        }
        Set<String> views = new LinkedHashSet<>();
        for (JsonNode letter : letters(http)) {
            views.add(letter.path("projection").asString());
        }
        return views;
    }

    /** @return false when the instance refuses; it says why */
    private boolean replayed(LedgerHttp http, String letters) {
        Reply reply = http.post(OPERATOR, PATH + "/" + letters + "/replay", "{}", Map.of());
        if (reply.status() == 404 || reply.status() == 409) {
            JsonNode problem = reply.json();
            out.println(letters.replace('/', ':') + " : l'ordre est refusé : "
                    + problem.path("detail").asString(reply.text()) + " "
                    + problem.path("remede").asString(""));
            return false;
        }
        JsonNode done = answer(reply);
        out.printf(
                "%-22s %d événements intégrés, %d encore de côté%s%n",
                done.path("projection").asString(),
                done.path("folded").asInt(),
                done.path("left").asInt(),
                done.path("resumed").asBoolean() ? " ; la vue reprend devant l'événement qui l'arrêtait" : "");
        return true;
    }

    /** @return whether there are any */
    private boolean list(LedgerHttp http) {
        JsonNode letters = letters(http);
        for (JsonNode letter : letters) {
            out.printf(
                    "%s:%d, depuis le %s, %d essais, %d événements derrière%n  %s%n",
                    letter.path("projection").asString(),
                    letter.path("position").asLong(),
                    letter.path("since").asString(),
                    letter.path("attempts").asInt(),
                    letter.path("behind").asInt(),
                    letter.path("reason").asString());
        }
        if (letters.isEmpty()) {
            out.println("Aucune lettre morte.");
        }
        return !letters.isEmpty();
    }

    private static JsonNode letters(LedgerHttp http) {
        return answer(http.get(OPERATOR, PATH, -1)).path("items");
    }

    private static JsonNode answer(Reply reply) {
        if (!reply.ok()) {
            throw new Stop("Les lettres mortes sont hors d'atteinte : " + reply.text());
        }
        return reply.json();
    }
}
