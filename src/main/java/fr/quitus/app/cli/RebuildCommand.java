package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.client.RebuildOrders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./quitus rebuild all} : folds the views of a running instance again from the log, and compares before
 * switching. Interrupted, it cancels the rebuild: nobody would hear of its verdict. With {@code --into} it makes views
 * from a copy of the log instead ({@link CopyRebuild}).
 */
@Command(
        name = "rebuild",
        description = "Reconstruit des projections, ou toutes (all), depuis le journal, et les compare avant de les"
                + " remplacer ; avec --into, fait celles d'une copie du journal, à toute date, sans instance.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Interrompue par Ctrl-C, la reconstruction est annulée (DELETE /api/v1/rebuilds/{id}) : les projections"
                    + " déjà remplacées le restent, les autres gardent leurs tables. Si la commande est tuée"
                    + " (kill -9), elle continue dans l'instance, où GET /api/v1/rebuilds la montre.",
            "Codes de retour : 0 tout est remplacé, 1 une projection diffère ou a échoué, 2 l'ordre est refusé,"
                    + " 130 interrompue. Avec --into : 0 fait, 1 pas fait, 2 ligne de commande, 3 copie rompue,"
                    + " 4 injoignable ; ou tout est fait, ou le dossier ne compte pour rien."
        })
final class RebuildCommand implements Callable<Integer> {
    static final int DONE = 0;
    /** A view differs, failed or was not reached. */
    static final int NOT_DONE = 1;

    static final int REFUSED = 2;

    @Parameters(
            paramLabel = "PROJECTION",
            arity = "0..*",
            description = "Des noms de projections, ou all (par défaut).")
    private List<String> names = List.of("all");

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Option(
            names = "--from",
            paramLabel = "BAIE|DOSSIER",
            description = "La baie dont le journal est relu : a, b ou c (par défaut : la primaire) ; avec --into, aussi"
                    + " un dossier de segments ou celui d'une baie arrêtée.")
    private @Nullable String from;

    @Mixin
    private CopyOptions copy = new CopyOptions();

    @Option(
            names = "--open",
            paramLabel = "DOSSIER",
            description = "Démarre la base de vues que --into --format postgres a laissée, jusqu'à Ctrl-C.")
    private @Nullable Path open;

    @Option(
            names = "--back",
            description = "Revient aux tables que la dernière reconstruction a remplacées, tant qu'elles sont gardées.")
    private boolean back;

    private final PrintStream out;
    private volatile boolean interrupted;

    RebuildCommand() {
        this(System.out);
    }

    RebuildCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (open != null) {
            OpenedViews.serve(open);
            return DONE;
        }
        if (copy.into != null) {
            return back
                    ? refused("--back ne va pas avec --into : un dossier nouveau n'a pas de tables d'avant.")
                    : new CopyRebuild(names, from, data, copy.into, copy).run().number();
        }
        if (copy.asOf != null || (from != null && Files.isDirectory(Path.of(from)))) {
            return refused("--as-of, et --from avec un dossier, demandent --into DOSSIER : les vues d'une instance en"
                    + " marche montrent toujours la fin de son propre journal.");
        }
        try (LedgerHttp http = LedgerHttp.of(data)) {
            RebuildOrders orders = new RebuildOrders(http);
            return back ? goBack(orders) : rebuild(orders);
        }
    }

    private int goBack(RebuildOrders orders) {
        List<String> asked = names.equals(List.of("all")) ? orders.replaced() : names;
        if (asked.isEmpty()) {
            return refused("aucune table remplacée n'est gardée.");
        }
        for (String name : asked) {
            Reply reply = orders.goBack(name);
            if (!reply.ok()) {
                return refused(name + " : " + reason(reply));
            }
            reply.json().path("views").forEach(this::verdict);
        }
        return DONE;
    }

    private int rebuild(RebuildOrders orders) throws InterruptedException {
        Reply begun = orders.start(names, from);
        if (!begun.ok()) {
            return refused(reason(begun));
        }
        String id = begun.json().path("id").asString();
        Thread canceller = Thread.ofPlatform().unstarted(() -> cancel(id));
        Runtime.getRuntime().addShutdownHook(canceller);
        RebuildBar bar = new RebuildBar(out);
        JsonNode end = orders.awaitEnd(id, shown -> {
            if (!interrupted) {
                bar.show(shown);
            }
        });
        if (interrupted) {
            return NOT_DONE; // said by whoever cancelled it; the interruption decides the exit code
        }
        Runtime.getRuntime().removeShutdownHook(canceller);
        bar.end(end);
        end.path("verdicts").forEach(this::verdict);
        out.println(end.path("message").asString());
        return end.path("state").asString().equals("DONE") ? DONE : NOT_DONE;
    }

    /** By a connection of its own: the other is closed by the thread that uses it. */
    private void cancel(String id) {
        interrupted = true;
        out.println();
        out.println("Interrompu : la reconstruction est annulée…");
        try (LedgerHttp http = LedgerHttp.of(data)) {
            out.println(new RebuildOrders(http).cancel(id).path("message").asString());
        } catch (RuntimeException e) {
            out.println("L'annulation n'a pas pu être demandée (" + e.getMessage()
                    + ") : la reconstruction continue dans" + " l'instance, ou s'est arrêtée avec elle.");
        }
    }

    private static int refused(String reason) {
        System.err.println("Quitus : l'ordre est refusé : " + reason);
        return REFUSED;
    }

    private static String reason(Reply reply) {
        JsonNode problem = reply.json();
        return problem.path("detail").asString(reply.text()) + " "
                + problem.path("remede").asString("");
    }

    private void verdict(JsonNode view) {
        String detail = view.path("detail").asString("");
        out.printf(
                "%-24s %s, position %d, %d lignes comparées%s%n",
                view.path("name").asString(),
                outcome(view.path("outcome").asString()),
                view.path("position").asLong(),
                view.path("rowsCompared").asLong(),
                detail.isEmpty() ? "" : " : " + detail);
        view.path("differences").forEach(this::difference);
    }

    private static String outcome(String outcome) {
        return switch (outcome) {
            case "COMPARED_AND_SWITCHED" -> "identique et remplacée";
            case "SWITCHED" -> "remplacée, sans rien à comparer";
            case "DIFFERENT" -> "DIFFÉRENTE, non remplacée";
            case "FAILED" -> "EN ÉCHEC, non remplacée";
            case "CANCELLED" -> "annulée, non remplacée";
            default -> outcome;
        };
    }

    private void difference(JsonNode row) {
        out.printf(
                "  table %s, ligne %s%n    en service   : %s%n    reconstruite : %s%n    %s%n",
                row.path("table").asString(),
                row.path("key").asString(),
                row.path("live").asString("absente"),
                row.path("rebuilt").asString("absente"),
                right(row.path("right").asString()));
        row.path("behind")
                .forEach(event -> out.printf(
                        "    événement %d %s%n",
                        event.path("position").asLong(), event.path("event").asString()));
    }

    private static String right(String right) {
        return switch (right) {
            case "LIVE" -> "Un troisième calcul donne raison à la ligne en service.";
            case "REBUILT" -> "Un troisième calcul donne raison à la ligne reconstruite.";
            case "NEITHER" -> "Un troisième calcul ne donne raison ni à l'une ni à l'autre.";
            default -> "Il y avait trop de lignes pour un troisième calcul.";
        };
    }
}
