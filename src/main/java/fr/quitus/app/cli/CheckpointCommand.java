package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.Stop;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./quitus checkpoint} : signs the log as it is now and prints the note, to be kept outside. */
@Command(
        name = "checkpoint",
        description = "Publie un point de contrôle signé et l'imprime, pour le conserver ailleurs.")
final class CheckpointCommand implements Callable<Integer> {
    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Option(names = "--key", description = "Imprime la clé publique au lieu d'un point de contrôle.")
    private boolean key;

    @Override
    public Integer call() {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            LedgerHttp.Reply reply = key
                    ? http.get("tess", "/api/v1/proofs/keys", -1)
                    : http.post("tess", "/api/v1/proofs/checkpoints", "{}", Map.of());
            if (!reply.ok()) {
                throw new Stop("L'instance répond " + reply.status() + " : " + reply.text());
            }
            if (key) {
                System.out.println(reply.json().path("key").asString());
            } else {
                System.out.print(reply.json().path("note").asString());
            }
        }
        return 0;
    }
}
