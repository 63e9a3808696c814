package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./quitus bays} : the state of each storage bay of a running instance. */
@Command(name = "bays", description = "Montre l'état des baies de stockage.")
final class BaysCommand implements Callable<Integer> {
    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            LedgerHttp.Reply reply = http.get("tess", "/api/v1/bays", -1);
            if (!reply.ok()) {
                throw new Stop("L'instance répond " + reply.status() + " : " + reply.text());
            }
            System.out.printf("%-6s %-6s %-12s %12s  %s%n", "baie", "port", "état", "retard (o)", "détail");
            reply.json()
                    .path("items")
                    .forEach(bay -> System.out.printf(
                            "%-6s %-6d %-12s %12d  %s%n",
                            bay.path("name").asString(),
                            bay.path("port").asInt(),
                            bay.path("state").asString(),
                            bay.path("lagBytes").asLong(),
                            bay.path("detail").asString()));
        }
        return 0;
    }
}
