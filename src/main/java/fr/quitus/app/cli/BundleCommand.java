package fr.quitus.app.cli;

import fr.quitus.app.client.LedgerHttp;
import fr.quitus.app.client.LedgerHttp.Reply;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./quitus bundle --as IDENTITE --to FICHIER} : the day's books and a work list, to go on with on paper. */
@Command(
        name = "bundle",
        description = "Emporte la corbeille et les livres du jour, en une archive de fichiers CSV.",
        mixinStandardHelpOptions = true)
final class BundleCommand implements Callable<Integer> {
    static final int WRITTEN = 0;
    static final int REFUSED = 2;

    @Option(names = "--as", required = true, description = "Identité dont on emporte la corbeille.")
    private String identity = "";

    @Option(names = "--to", required = true, description = "Fichier à écrire (.zip) ; il est remplacé s'il existe.")
    private Path to = Path.of("quitus.zip");

    @Option(names = "--data", description = "Dossier des données de l'instance (par défaut : data).")
    private Path data = Path.of("data");

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        try (LedgerHttp http = LedgerHttp.of(data)) {
            Optional<Reply> refused = http.download(identity, "/api/v1/bundle", to);
            if (refused.isPresent()) {
                Reply reply = refused.get();
                System.err.println("Quitus : rien n'a été écrit : "
                        + reply.json().path("detail").asString(reply.text()));
                return REFUSED;
            }
            out.println(to.toAbsolutePath().normalize() + " : LISEZMOI.txt dit de quand est chaque fichier.");
            return WRITTEN;
        }
    }
}
