package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import fr.quitus.app.client.Stop;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./quitus rebuild all} : folds the views of a running instance again from the log, and compares before
 * switching.
 */
@Command(name = "rebuild", description = "Reconstruit une projection, ou toutes (all), depuis le journal.")
final class RebuildCommand implements Callable<Integer> {
    private static final int BAR_WIDTH = 40;
    private static final long REFRESH_MS = 250;

    @Parameters(index = "0", paramLabel = "PROJECTION", description = "Le nom d'une projection, ou all.")
    private String name = "all";

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Option(
            names = "--from",
            paramLabel = "BAIE",
            description = "La baie dont le journal est relu (par défaut : la primaire).")
    private @Nullable String from;

    @Option(
            names = "--back",
            description = "Revient aux tables que la dernière reconstruction a remplacées, tant qu'elles sont gardées.")
    private boolean back;

    @Override
    public Integer call() throws InterruptedException {
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
        long target = Math.max(1, progress.path("target").asLong());
        long position = Math.clamp(progress.path("position").asLong(), 0, target);
        int done = Math.toIntExact(BAR_WIDTH * position / target);
        System.out.printf(
                "\r[%s%s] %d / %d événements, %.0f/s ",
                "#".repeat(done),
                ".".repeat(BAR_WIDTH - done),
                position,
                target,
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
