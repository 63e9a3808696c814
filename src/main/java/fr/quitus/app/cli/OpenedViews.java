package fr.quitus.app.cli;

import fr.quitus.app.client.Stop;
import fr.quitus.app.copies.CopyManifest;
import fr.quitus.app.copies.StoppedAtExit;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.bays.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** {@code ./quitus rebuild --open} : the database of views that a rebuild left in a folder, to be asked in SQL. */
final class OpenedViews {
    /** Nobody changes by mistake what was made from a verified copy. */
    private static final Map<String, String> READ_ONLY = Map.of("default_transaction_read_only", "on");

    private OpenedViews() {}

    static EmbeddedPostgres open(Path folder) {
        Path home = folder.resolve("postgres");
        if (!Files.exists(folder.resolve(CopyManifest.FILE)) || !Files.exists(home.resolve("data/PG_VERSION"))) {
            throw new Stop(folder + " n'a pas de base de vues finie : faites-la par ./quitus rebuild --from … --into "
                    + folder + " --format postgres.");
        }
        return EmbeddedPostgres.start(home, READ_ONLY);
    }

    /** Until Ctrl-C. */
    static void serve(Path folder) throws IOException, InterruptedException {
        try (StoppedAtExit atExit = new StoppedAtExit()) {
            EmbeddedPostgres postgres = atExit.open(() -> open(folder), EmbeddedPostgres::close);
            CopyManifest manifest = CopyManifest.readIn(folder);
            System.out.printf(
                    "Vues à la position %d de %s, schéma views, en lecture seule :%n",
                    manifest.position(), manifest.source());
            System.out.printf(
                    "  PGPASSWORD=$(cat %s) psql -h 127.0.0.1 -p %d -U %s %s%n",
                    folder.resolve("postgres/password"), postgres.port(), postgres.user(), LedgerStorage.DATABASE);
            System.out.println("Ctrl-C arrête la base.");
            new CountDownLatch(1).await();
        }
    }
}
