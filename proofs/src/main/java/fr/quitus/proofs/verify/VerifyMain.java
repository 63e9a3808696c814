package fr.quitus.proofs.verify;

import fr.quitus.proofs.fields.FieldException;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.VerifierKeys;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentException;
import fr.quitus.proofs.segment.SegmentHandler;
import fr.quitus.proofs.segment.SegmentHeader;
import fr.quitus.proofs.segment.SegmentReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * Le vérificateur : verifies segments with nothing but this program, without network, database or trust in whoever
 * wrote them. Prints in French and ends with an {@link ExitCode}.
 */
public final class VerifyMain {

    private static final String HELP = """
            Vérifie des segments du registre Quitus, ou des preuves d'écriture (.tlog-proof), sans réseau, sans base
            et sans faire confiance à qui les a écrits.

              java -jar quitus-verify.jar [options] SEGMENT...
              java -jar quitus-verify.jar [options] PREUVE...

              --key CLE            clé publique à laquelle se fier, reçue par une autre voie que les segments ;
                                   peut être répétée. Sans clé, les signatures ne sont pas vérifiées.
              --key-change FICHIER changement de clé signé par la clé d'avant ; peut être répété, dans l'ordre
              --checkpoint FICHIER point de contrôle conservé hors du registre ; peut être répété. Une preuve se
                                   demande à la taille du point de contrôle que l'on conserve.
              --help               ce texte

            Ce qui est vérifié, fait par fait : positions sans trou, empreintes, suites de chaque agrégat, écritures
            équilibrées au centime ; puis les racines, les points de contrôle et les signatures. Pour une preuve : que
            le fait est à sa place dans le registre que son point de contrôle atteste.
            Codes de sortie : 0 intact, 3 rompu, 2 ligne de commande, 4 fichier illisible.
            """;

    private final PrintStream out;
    private final PrintStream err;

    private VerifyMain(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String... words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, words).number());
    }

    /** The same for whoever is not a process of its own. */
    public static ExitCode run(PrintStream out, PrintStream err, String... words) {
        return new VerifyMain(out, err).run(words);
    }

    private ExitCode run(String... words) {
        if (List.of(words).contains("--help")) {
            out.print(HELP);
            return ExitCode.INTACT;
        }
        try {
            verify(Arguments.parse(words));
            return ExitCode.INTACT;
        } catch (Arguments.UsageException e) {
            err.println(e.getMessage());
            err.print(HELP);
            return ExitCode.USAGE;
        } catch (BrokenLogException e) {
            err.println("ROMPU, " + e.getMessage());
            return ExitCode.BROKEN;
        } catch (NoteException | FieldException | SegmentException e) {
            err.println("ROMPU, " + e.getMessage());
            return ExitCode.BROKEN;
        } catch (IOException e) {
            err.println("ILLISIBLE, " + e);
            return ExitCode.UNREACHABLE;
        }
    }

    private record Segment(Path file, SegmentHeader header) {}

    private void verify(Arguments arguments) throws IOException, BrokenLogException, Arguments.UsageException {
        VerifierKeys keys = new VerifierKeys(arguments.keys()).after(notes(arguments.changes()));
        if (EntryProofs.areProofs(arguments.segments())) {
            new EntryProofs(out, keys, notes(arguments.checkpoints())).verify(arguments.segments());
            return;
        }
        List<Segment> segments = segments(arguments.segments());
        SegmentHeader first = segments.getFirst().header();
        SegmentVerifier verifier =
                new SegmentVerifier(first, keys, checkpoints(arguments.checkpoints(), keys, first.origin()));
        for (Segment segment : segments) {
            try (InputStream file = Files.newInputStream(segment.file());
                    SegmentReader reader = new SegmentReader(file)) {
                verifier.accept(reader, new Nothing());
            }
        }
        verifier.end();
        print(verifier, first, keys);
    }

    private static List<SignedNote> notes(List<Path> files) throws IOException {
        List<SignedNote> notes = new ArrayList<>();
        for (Path file : files) {
            notes.add(note(file));
        }
        return notes;
    }

    private static SignedNote note(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return SignedNote.parse(in.readNBytes(SignedNote.NOTE_BYTES_MAX + 1));
        }
    }

    private static List<Segment> segments(List<Path> files) throws IOException, BrokenLogException {
        List<Segment> segments = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file);
                    SegmentReader reader = new SegmentReader(in)) {
                segments.add(new Segment(file, reader.header()));
            } catch (SegmentException e) {
                throw new BrokenLogException(0, "%s n'est pas un segment, %s".formatted(file, e.getMessage()));
            }
        }
        segments.sort(
                Comparator.comparingLong((Segment segment) -> segment.header().from())
                        .thenComparingLong(segment -> segment.header().to()));
        return segments;
    }

    private static List<Checkpoint> checkpoints(List<Path> files, VerifierKeys keys, String origin)
            throws IOException, Arguments.UsageException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (Path file : files) {
            SignedNote note = note(file);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(origin)) {
                throw new Arguments.UsageException("%s est un point de contrôle de %s, les segments sont de %s"
                        .formatted(file, checkpoint.origin(), origin));
            }
            if (!keys.keys().isEmpty()) {
                keys.signersOf(note);
            }
            checkpoints.add(checkpoint);
        }
        return checkpoints;
    }

    private void print(SegmentVerifier verifier, SegmentHeader first, VerifierKeys keys) {
        LogVerifier log = verifier.log();
        out.printf("Registre             %s%n", verifier.origin());
        out.printf(
                "Faits                %d, positions %d à %d%n",
                log.size() - first.from(), first.from(), log.size() - 1);
        out.printf("Agrégats             %d%n", log.aggregates());
        out.printf("Journal              lignes %d à %d%n", first.journalFrom(), verifier.journalNext() - 1);
        out.printf("Segments             %d%n", verifier.segments());
        out.printf(
                "Racine               %s%n",
                Base64.getEncoder().encodeToString(log.frontier().root()));
        out.printf("Points de contrôle   %d concordants%n", log.checkpointsMet());
        if (log.checkpointsPassedBy() > 0) {
            out.printf(
                    "                     %d antérieurs au premier segment, non vérifiés%n", log.checkpointsPassedBy());
        }
        if (first.from() > 0) {
            out.println("Réserve              le registre n'a pas été lu depuis le début");
        }
        if (keys.keys().isEmpty()) {
            out.println("Signatures           NON VÉRIFIÉES, aucune clé n'a été donnée (--key)");
        } else {
            verifier.signers().forEach(key -> out.printf("Signé par            %s%n", key.text()));
        }
        out.println("INTACT");
    }

    /** What this program does with an event that was found right. */
    private static final class Nothing implements SegmentHandler<BrokenLogException> {

        @Override
        public void event(LogEntry entry, byte[] leaf, byte[] encoded) {
            // the verifier has said what there is to say
        }

        @Override
        public void command(JournalLine line) {
            // the verifier has said what there is to say
        }
    }
}
