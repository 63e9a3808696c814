package fr.quitus.app.cli;

import fr.quitus.app.proof.BayAddress;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which bay is read, for the words that read one. */
final class BayOptions {
    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    Path data = Path.of("data");

    @Option(names = "--bay", description = "La baie à lire : a, b ou c (par défaut : la primaire).")
    private @Nullable String bay;

    @Option(names = "--url", description = "Adresse JDBC d'un PostgreSQL, au lieu de --data.")
    private @Nullable String url;

    @Option(names = "--user", description = "Avec --url : qui lit (par défaut : quitus_app).")
    private String user = "quitus_app";

    @Option(
            names = "--password",
            description = "Avec --url : son mot de passe ; sans valeur, il est demandé.",
            interactive = true,
            arity = "0..1")
    private String password = "";

    BayAddress address() throws IOException {
        return url == null ? BayAddress.of(data, bay) : new BayAddress(url, user, password);
    }
}
