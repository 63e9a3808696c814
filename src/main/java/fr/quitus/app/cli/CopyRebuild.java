package fr.quitus.app.cli;

import fr.quitus.app.client.Stop;
import fr.quitus.app.copies.AsOf;
import fr.quitus.app.copies.BayReading;
import fr.quitus.app.copies.BrokenCopyException;
import fr.quitus.app.copies.CopiedViews;
import fr.quitus.app.copies.CopyManifest;
import fr.quitus.app.copies.CopySource;
import fr.quitus.app.copies.SegmentCopy;
import fr.quitus.app.copies.VerifiedCopy;
import fr.quitus.app.proof.BayAddress;
import fr.quitus.app.proof.SegmentFiles;
import fr.quitus.bays.BayCopy;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.verify.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./quitus rebuild … --into} : views from a copy of the log, into a folder of their own. Either all that was
 * asked for is there at the end, or nothing is.
 */
final class CopyRebuild {
    private static final String SCRATCH = ".copie";
    private static final String POSTGRES = "postgres";
    private static final String CSV = "csv";
    private static final DateTimeFormatter IN_PARIS =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH:mm:ss.SSSSSS XXX", Locale.FRENCH);

    private final List<String> names;
    private final @Nullable String from;
    private final Path data;
    private final Path into;
    private final CopyOptions options;

    /** @param from a bay's letter, a folder, or null for the instance of {@code data} */
    CopyRebuild(List<String> names, @Nullable String from, Path data, Path into, CopyOptions options) {
        this.names = names.contains("all") ? List.of() : names;
        this.from = from;
        this.data = data;
        this.into = into;
        this.options = options;
    }

    ExitCode run() {
        AsOf asOf;
        try {
            asOf = options.asOf == null ? new AsOf.End() : AsOf.parse(options.asOf);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return ExitCode.USAGE;
        }
        if (!options.format.equals(CSV) && !options.format.equals(POSTGRES)) {
            System.err.println("--format est csv ou postgres, non « " + options.format + " ».");
            return ExitCode.USAGE;
        }
        try {
            CopiedViews views = new CopiedViews(names);
            makeFolder();
            boolean made = false;
            try {
                make(views, asOf);
                made = true;
            } finally {
                if (!made) {
                    empty();
                }
            }
            return ExitCode.INTACT;
        } catch (BrokenCopyException | NoteException e) {
            System.err.println("ROMPU, rien n'a été fait, " + e.getMessage());
            return ExitCode.BROKEN;
        } catch (IOException | SQLException e) {
            System.err.println("INJOIGNABLE, rien n'a été fait, " + e);
            return ExitCode.UNREACHABLE;
        }
    }

    private void make(CopiedViews views, AsOf asOf) throws BrokenCopyException, IOException, SQLException {
        boolean csv = options.format.equals(CSV);
        CopyManifest manifest;
        try (CopySource source = source()) {
            VerifiedCopy copy = source.verify(options.trust.trusted(), options.trust.attested(), asOf);
            tell(copy);
            manifest = CopyManifest.of(
                    named(),
                    options.asOf == null ? "fin" : options.asOf,
                    copy,
                    views.make(copy, into.resolve(POSTGRES), csv ? into : null, ProgressBar::show));
            System.out.println();
        }
        if (csv) {
            Folders.delete(into.resolve(POSTGRES));
        }
        manifest.writeIn(into);
        System.out.printf(
                "Vues                 %d, %d tables, %d lignes, dans %s%n",
                manifest.views(), manifest.tables().size(), manifest.rows(), into);
        if (!csv) {
            System.out.printf("Pour les interroger  ./quitus rebuild --open %s%n", into);
        }
    }

    private void tell(VerifiedCopy copy) {
        System.out.printf("Copie                %s%n", named());
        System.out.printf("Faits                %d, vérifiés%n", copy.events());
        System.out.printf("Points de contrôle   %d concordants%n", copy.checkpointsMet());
        if (options.trust.keys.isEmpty()) {
            System.out.println("Signatures           NON VÉRIFIÉES, aucune clé n'a été donnée (--key)");
        }
        copy.signedBy().forEach(signer -> System.out.printf("Signé par            %s%n", signer));
        System.out.printf(
                "Montré               jusqu'à la position %d, enregistrée le %s%n",
                copy.position(), IN_PARIS.format(copy.recordedAt().atZone(AsOf.PARIS)));
        System.out.printf("Racine               %s%n", Base64.getEncoder().encodeToString(copy.root()));
    }

    private String named() {
        return from == null ? "instance " + data : from.matches("[abc]") ? "baie " + from + " de " + data : from;
    }

    private CopySource source() throws IOException {
        if (from == null || from.matches("[abc]")) {
            return BayReading.running(BayAddress.of(data, from));
        }
        Path folder = Path.of(from);
        if (!Files.isDirectory(folder)) {
            throw new Stop(
                    "--from est une baie (a, b ou c) ou un dossier ; « " + from + " » n'est ni l'un ni l'autre.");
        }
        if (SegmentFiles.areIn(folder)) {
            return new SegmentCopy(folder, into.resolve(SCRATCH));
        }
        if (BayCopy.isBay(folder)) {
            return BayReading.stopped(folder, into.resolve(SCRATCH), options.passwordFile);
        }
        throw new Stop(folder + " n'a ni segment (.segment.gz) ni base de baie (data/PG_VERSION)."
                + (Files.isDirectory(folder.resolve("bays"))
                        ? " C'est le dossier d'une instance : nommez une de ses baies, " + folder.resolve("bays/a")
                                + "."
                        : ""));
    }

    private void makeFolder() throws IOException {
        Files.createDirectories(into);
        try (Stream<Path> files = Files.list(into)) {
            if (files.findAny().isPresent()) {
                throw new Stop(into + " n'est pas vide : rien n'y est mêlé. Nommez un dossier vide ou à créer.");
            }
        }
    }

    private void empty() throws IOException {
        try (Stream<Path> files = Files.list(into)) {
            for (Path file : files.toList()) {
                Folders.delete(file);
            }
        }
    }
}
