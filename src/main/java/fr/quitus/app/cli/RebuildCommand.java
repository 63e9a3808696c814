package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.client.Stop;
import fr.quitus.proofs.verify.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./quitus rebuild} : folds the views of a running instance again from the log, and compares before switching; or
 * makes views from a copy of the log in a folder of their own ({@link CopyRebuild}).
 */
@Command(
        name = "rebuild",
        description = {
            "Reconstruit des projections d'une instance en marche, ou toutes (all), depuis le journal ;",
            "avec --into, fait celles d'une copie du journal, à toute date, sans instance."
        },
        footer = "Codes de sortie : 0 fait, 1 pas fait ; avec --into aussi 3 copie rompue, 2 ligne de commande, 4 injoignable.")
final class RebuildCommand implements Callable<Integer> {
    private static final long REFRESH_MS = 250;

    @Parameters(paramLabel = "PROJECTION", arity = "0..*", description = "Des noms de projections, ou all (par défaut).")
    private List<String> names = new ArrayList<>();

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Option(
            names = "--from",
            paramLabel = "BAIE|DOSSIER",
            description = "La baie (a, b ou c) dont le journal est relu (par défaut : la primaire) ; avec --into, aussi"
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

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (open != null) {
            OpenedViews.serve(open);
            return 0;
        }
        if (copy.into != null) {
            if (back) {
                System.err.println("--back ne va pas avec --into : un dossier nouveau n'a pas de tables d'avant.");
                return ExitCode.USAGE.number();
            }
            return new CopyRebuild(names, from, data, copy.into, copy).run().number();
        }
        if (copy.asOf != null || (from != null && !from.matches("[A-Za-z]"))) {
            System.err.println("--as-of, et --from avec un dossier, demandent --into DOSSIER : les vues d'une instance en"
                    + " marche montrent toujours la fin de son propre journal.");
            return ExitCode.USAGE.number();
        }
        int code = 0;
        for (String name : names.isEmpty() || names.contains("all") ? List.of("all") : names) {
            code = Math.max(code, rebuild(name));
        }
        return code;
    }

    private int rebuild(String name) throws InterruptedException {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            CompletableFuture<Reply> rebuilding = CompletableFuture.supplyAsync(
                    () -> http.post("tess", "/api/v1/projections/" + name + order(), "{}", Map.of()));
            Reply reply = awaitWithBar(http, rebuilding);
            if (!reply.ok()) {
                throw new Stop("La reconstruction est refusée : " + reply.text());
            }
            return report(reply.json());
        }
    }

    private String order() {
        return back ? "/go-back" : from == null ? "/rebuild" : "/rebuild?from=" + from;
    }

    private static Reply awaitWithBar(LedgerHttp http, CompletableFuture<Reply> rebuilding)
            throws InterruptedException {
        while (true) {
            try {
                Reply reply = rebuilding.get(REFRESH_MS, TimeUnit.MILLISECONDS);
                System.out.println();
                return reply;
            } catch (TimeoutException e) {
                bar(http.get("tess", "/api/v1/projections", -1).json().path("rebuild"));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
            }
        }
    }

    private static void bar(JsonNode progress) {
        ProgressBar.show(
                progress.path("position").asLong(),
                progress.path("target").asLong(),
                progress.path("eventsPerSecond").asDouble());
    }

    private static int report(JsonNode report) {
        boolean complete = true;
        for (JsonNode view : report.path("views")) {
            String outcome = view.path("outcome").asString();
            complete &= outcome.endsWith("SWITCHED");
            System.out.printf(
                    "%-20s %-22s position %d, %d lignes comparées%s%n",
                    view.path("name").asString(),
                    outcome,
                    view.path("position").asLong(),
                    view.path("rowsCompared").asLong(),
                    view.path("detail").asString("").isEmpty()
                            ? ""
                            : " : " + view.path("detail").asString());
        }
        System.out.printf(
                "%d événements relus, %.0f/s%n",
                report.path("events").asLong(), report.path("eventsPerSecond").asDouble());
        return complete ? 0 : 1;
    }
}
