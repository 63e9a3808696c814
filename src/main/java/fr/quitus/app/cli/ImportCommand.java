package fr.quitus.app.cli;

import fr.quitus.app.QuitusSettings;
import fr.quitus.app.proof.NumbersTold;
import fr.quitus.app.proof.SegmentFiles;
import fr.quitus.app.proof.SegmentImport;
import fr.quitus.app.storage.LedgerDatabase;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentException;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.segment.SegmentReader;
import fr.quitus.proofs.verify.BrokenLogException;
import fr.quitus.proofs.verify.ExitCode;
import fr.quitus.proofs.verify.SegmentVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./quitus import} : an empty store filled from segments, each event verified on the way; all or nothing. */
@Command(name = "import", description = "Reconstruit un registre vide depuis des segments, en les vérifiant.")
final class ImportCommand implements Callable<Integer> {
    @Option(
            names = "--verify",
            required = true,
            description = "Vérifie chaque fait en chemin ; rien n'est repris sans.")
    private boolean verify;

    @Option(names = "--data", required = true, description = "Dossier des données de l'instance à remplir.")
    private Path data = Path.of("data");

    @Option(names = "--mode", description = "bays (par défaut) ou single.")
    private QuitusSettings.Storage.Mode mode = QuitusSettings.Storage.Mode.BAYS;

    @Option(names = "--key", description = "Clé publique à laquelle se fier ; peut être répétée.")
    private List<String> keys = new ArrayList<>();

    @Parameters(paramLabel = "DOSSIER", description = "Le dossier des segments.")
    private Path folder = Path.of("segments");

    @Override
    public Integer call() {
        if (!verify) {
            System.err.println("Rien n'est repris sans être vérifié : --verify.");
            return ExitCode.USAGE.number();
        }
        QuitusSettings.Storage settings = QuitusSettings.Storage.embedded(mode, true);
        try (LedgerStorage storage = LedgerStorage.open(data, settings);
                LedgerDatabase database = LedgerDatabase.open(storage, mode);
                SegmentImport into = new SegmentImport(database.openAppender())) {
            NumbersTold numbers = new NumbersTold();
            SegmentVerifier verifier = read(new Seen(into, numbers));
            if (verifier == null) {
                System.err.println(folder + " ne contient aucun segment.");
                return ExitCode.USAGE.number();
            }
            into.finish();
            try (Connection administrator = DriverManager.getConnection(
                    storage.jdbcUrl(LedgerStorage.DATABASE), storage.adminUser(), storage.adminPassword())) {
                numbers.advance(administrator);
            }
            System.out.printf(
                    "%d faits et %d lignes du journal, vérifiés et repris.%n",
                    verifier.log().size(), verifier.journalNext());
            return ExitCode.INTACT.number();
        } catch (BrokenLogException | NoteException | SegmentException e) {
            System.err.println("ROMPU, rien n'a été repris, " + e.getMessage());
            return ExitCode.BROKEN.number();
        } catch (SegmentImport.NotEmptyException e) {
            System.err.println("Rien n'a été repris : " + e.getMessage());
            return ExitCode.USAGE.number();
        } catch (IOException | SQLException e) {
            System.err.println("INJOIGNABLE, rien n'a été repris, " + e);
            return ExitCode.UNREACHABLE.number();
        }
    }

    /** What is imported is looked into on its way. */
    private record Seen(SegmentImport into, NumbersTold numbers) implements SegmentHandler<SQLException> {
        @Override
        public void event(LogEntry entry, byte[] leaf, byte[] encoded) throws SQLException {
            numbers.see(entry);
            into.event(entry, leaf, encoded);
        }

        @Override
        public void command(JournalLine line) throws SQLException {
            into.command(line);
        }
    }

    private @Nullable SegmentVerifier read(Seen into) throws IOException, SQLException, BrokenLogException {
        VerifierKeys trusted =
                new VerifierKeys(keys.stream().map(VerifierKey::parse).toList());
        SegmentVerifier verifier = null;
        for (SegmentFiles segment : SegmentFiles.inOrder(folder)) {
            try (InputStream in = Files.newInputStream(segment.file());
                    SegmentReader reader = new SegmentReader(in)) {
                if (verifier == null) {
                    if (reader.header().from() != 0 || reader.header().journalFrom() != 0) {
                        throw new BrokenLogException(0, "le premier segment ne commence pas au début du registre");
                    }
                    verifier = new SegmentVerifier(reader.header(), trusted, List.of());
                }
                verifier.accept(reader, into);
            }
        }
        return verifier;
    }
}
