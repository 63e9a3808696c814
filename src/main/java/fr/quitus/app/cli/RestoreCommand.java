package fr.quitus.app.cli;

import fr.quitus.app.QuitusSettings.Storage;
import fr.quitus.app.archive.ArchiveFolder;
import fr.quitus.app.archive.ArchiveRestore;
import fr.quitus.app.archive.BrokenArchiveException;
import fr.quitus.app.archive.CheckedArchive;
import fr.quitus.app.archive.RestoreTarget;
import fr.quitus.app.copies.AsOf;
import fr.quitus.app.copies.StoppedAtExit;
import fr.quitus.app.storage.LedgerStorage;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.verify.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./quitus restore} : a ledger on an empty folder from its archive alone, as it was at an instant. */
@Command(
        name = "restore",
        description =
                "Restaure un registre sur un dossier vide, depuis son archive seule, à un instant ou une position.",
        footer = "Codes de sortie : 0 restauré, 3 archive rompue, 2 refusé, 4 injoignable.")
final class RestoreCommand implements Callable<Integer> {
    private static final String NONE = "none";
    private static final double BYTES_PER_MB = 1e6;
    private static final double MS_PER_SECOND = 1e3;
    private static final DateTimeFormatter IN_PARIS =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH:mm:ss.SSSSSS XXX", Locale.FRENCH);

    @Option(names = "--from", required = true, paramLabel = "ARCHIVE", description = "Le dossier de l'archive.")
    private Path archive = Path.of("archive");

    @Option(
            names = "--at",
            paramLabel = "INSTANT|POSITION",
            description = "Jusqu'où (par défaut : la fin) : 1234, 2027-01-15T12:00 à Paris, 2027-01-15T12:00:00+01:00,"
                    + " 2027-01-15.")
    private @Nullable String at;

    @Option(names = "--into", required = true, paramLabel = "DOSSIER", description = "Un dossier vide ou à créer.")
    private Path into = Path.of("data");

    @Option(names = "--generation", description = "Génération de l'archive (par défaut : la dernière).")
    private @Nullable Integer generation;

    @Option(names = "--mode", description = "bays (par défaut) ou single.")
    private Storage.Mode mode = Storage.Mode.BAYS;

    @Option(
            names = "--person-keys",
            paramLabel = "DOSSIER",
            description = "Où sont les clés des personnes (par défaut : dans l'archive) ; none pour les laisser.")
    private @Nullable String personKeys;

    @Option(names = "--sans-etats", description = "Ne refait pas les états de lecture pour les contrôler.")
    private boolean withoutViews;

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Override
    public Integer call() {
        Instant begun = Instant.now();
        AsOf asOf;
        try {
            asOf = at == null ? new AsOf.End() : AsOf.parse(at);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return ExitCode.USAGE.number();
        }
        try {
            RestoreTarget target = RestoreTarget.prepare(into);
            boolean filled = false;
            try {
                restore(asOf, target, begun);
                filled = true;
            } finally {
                if (!filled) {
                    target.leave();
                }
            }
            return (withoutViews || RestoredViews.hold(into, mode, target.origin()) ? ExitCode.INTACT : ExitCode.BROKEN)
                    .number();
        } catch (RestoreTarget.TakenException e) {
            System.err.println("Rien n'a été restauré : " + e.getMessage());
            return ExitCode.USAGE.number();
        } catch (BrokenArchiveException | NoteException e) {
            System.err.println("ROMPU, rien n'a été restauré, " + e.getMessage());
            return ExitCode.BROKEN.number();
        } catch (IOException | SQLException e) {
            System.err.println("INJOIGNABLE, rien n'a été restauré, " + e);
            return ExitCode.UNREACHABLE.number();
        }
    }

    private void restore(AsOf asOf, RestoreTarget target, Instant begun)
            throws IOException, SQLException, BrokenArchiveException {
        CheckedArchive.Question question =
                new CheckedArchive.Question(archive, generation, asOf, trust.trusted(), trust.attested());
        System.out.println("Vérification de l'archive " + archive);
        try (CheckedArchive checked = CheckedArchive.check(question, target.scratch(), ProgressBar::show)) {
            System.out.println();
            tell(checked, Duration.between(begun, Instant.now()));
            Instant filling = Instant.now();
            Storage storage = Storage.embedded(mode, true);
            ArchiveRestore.Restored restored;
            try (StoppedAtExit atExit = new StoppedAtExit()) {
                LedgerStorage opened = atExit.open(() -> LedgerStorage.open(into, storage), LedgerStorage::close);
                target.forgetAttempt(opened);
                System.out.println("Restauration dans " + into);
                restored = ArchiveRestore.fill(checked, opened, mode, personKeys(), ProgressBar::show);
            }
            target.finish(checked);
            System.out.println();
            tell(checked, restored, Duration.between(filling, Instant.now()));
        }
    }

    private Optional<Path> personKeys() {
        if (NONE.equals(personKeys)) {
            return Optional.empty();
        }
        return Optional.of(personKeys == null ? new ArchiveFolder(archive).personKeys() : Path.of(personKeys));
    }

    private void tell(CheckedArchive checked, Duration took) throws IOException {
        double seconds = Math.max(1, took.toMillis()) / MS_PER_SECOND;
        System.out.printf("Génération           %d%n", checked.generation());
        System.out.printf(
                Locale.FRENCH,
                "Archive              %d faits vérifiés, %.1f Mo, en %.1f s (%.0f faits/s, %.1f Mo/s)%n",
                checked.events(),
                checked.bytes() / BYTES_PER_MB,
                seconds,
                checked.events() / seconds,
                checked.bytes() / BYTES_PER_MB / seconds);
        System.out.printf("Points de contrôle   %d concordants%n", checked.checkpointsMet());
        if (checked.isTrusted()) {
            checked.signedBy().forEach(signer -> System.out.printf("Signé par            %s%n", signer));
        } else {
            System.out.println("Signatures           contre les seules clés que l'archive nomme : une altération se"
                    + " voit, une contrefaçon non (--key)");
        }
        if (checked.sealedTo() < checked.events()) {
            System.out.printf(
                    "Fin non scellée      positions %d à %d, tenues par leur chaîne et le dernier point de contrôle%n",
                    checked.sealedTo(), checked.events() - 1);
        }
        System.out.printf(
                "Coupe                position %d, au plus tard le %s ; %d faits de l'archive restent au-delà%n",
                checked.position(),
                IN_PARIS.format(checked.recordedAt().atZone(AsOf.PARIS)),
                checked.events() - checked.position() - 1);
    }

    private static void tell(CheckedArchive checked, ArchiveRestore.Restored restored, Duration took) {
        double seconds = Math.max(1, took.toMillis()) / MS_PER_SECOND;
        System.out.printf(
                Locale.FRENCH,
                "Restauré             %d faits et %d lignes du journal, relus, en %.1f s (%.0f faits/s)%n",
                restored.events(),
                checked.lines(),
                seconds,
                restored.events() / seconds);
        System.out.printf(
                "Avec                 %d pièces, %d fichiers de virements, %d clés de personnes%n",
                restored.documents(), restored.paymentFiles(), restored.personKeys());
        System.out.printf("Racine               %s%n", Base64.getEncoder().encodeToString(restored.root()));
    }
}
