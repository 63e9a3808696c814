package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./quitus token omar} : a bearer token of a ready-made identity, for curl. */
@Command(name = "token", description = "Donne un jeton d'une identité de démonstration, pour curl.")
final class TokenCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "IDENTITÉ", description = "denis, gina, omar, katia…")
    private String identity = "";

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    @Override
    public Integer call() {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            System.out.println(http.token(identity));
        }
        return 0;
    }
}
