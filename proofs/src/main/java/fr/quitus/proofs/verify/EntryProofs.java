package fr.quitus.proofs.verify;

import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.EntryProof;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Preuves d'écriture : verifies each by itself, says what the event is, and prints in French. */
final class EntryProofs {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final PrintStream out;
    private final VerifierKeys keys;
    private final List<SignedNote> kept;

    /** @param kept checkpoints that were kept outside the log */
    EntryProofs(PrintStream out, VerifierKeys keys, List<SignedNote> kept) {
        this.out = out;
        this.keys = keys;
        this.kept = kept;
    }

    /** @throws Arguments.UsageException when only some are */
    static boolean areProofs(List<Path> files) throws IOException, Arguments.UsageException {
        int proofs = 0;
        for (Path file : files) {
            byte[] first = EntryProof.FIRST_LINE.getBytes(StandardCharsets.UTF_8);
            try (InputStream in = Files.newInputStream(file)) {
                if (Arrays.equals(in.readNBytes(first.length), first)) {
                    proofs++;
                }
            }
        }
        if (proofs > 0 && proofs < files.size()) {
            throw new Arguments.UsageException("des preuves et des segments se vérifient séparément");
        }
        return proofs > 0;
    }

    void verify(List<Path> files) throws IOException, BrokenLogException, Arguments.UsageException {
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                verify(EntryProof.parse(in.readNBytes(EntryProof.PROOF_BYTES_MAX + 1)));
            }
        }
        out.println("INTACT");
    }

    private void verify(EntryProof proof) throws BrokenLogException, Arguments.UsageException {
        long position = proof.position();
        LogEntry entry = LeafHash.decode(proof.encoded());
        if (entry.position() != position) {
            throw new BrokenLogException(position, "le fait se dit à la position " + entry.position());
        }
        Checkpoint checkpoint = proof.checkpoint();
        if (!proof.holds()) {
            throw new BrokenLogException(
                    position,
                    "le chemin mène à la racine %s, le point de contrôle de %d faits atteste %s"
                            .formatted(base64(proof.way().root()), checkpoint.size(), base64(checkpoint.root())));
        }
        try {
            new PostingsCheck().check(entry.payload());
        } catch (PostingsFault e) {
            throw new BrokenLogException(position, String.valueOf(e.getMessage()));
        }
        compareWithKept(position, checkpoint);
        List<VerifierKey> signers =
                keys.keys().isEmpty() ? List.of() : keys.signersOf(proof.note(), checkpoint.origin());
        print(entry, proof, checkpoint, signers);
    }

    /** A checkpoint of another size says nothing of this one; a silence about it would be taken for agreement. */
    private void compareWithKept(long position, Checkpoint checkpoint)
            throws BrokenLogException, Arguments.UsageException {
        if (kept.isEmpty()) {
            return;
        }
        Optional<Checkpoint> same = kept.stream()
                .map(note -> Checkpoint.parse(note.text()))
                .filter(one -> one.size() == checkpoint.size() && one.origin().equals(checkpoint.origin()))
                .findFirst();
        if (same.isEmpty()) {
            throw new Arguments.UsageException(
                    "la preuve est faite à la taille %d : demandez-la à celle du point de contrôle que vous conservez"
                            .formatted(checkpoint.size()));
        }
        if (!Arrays.equals(same.get().root(), checkpoint.root())) {
            throw new BrokenLogException(
                    position,
                    "votre point de contrôle de %d faits atteste %s, celui de la preuve %s"
                            .formatted(checkpoint.size(), base64(same.get().root()), base64(checkpoint.root())));
        }
    }

    private void print(LogEntry entry, EntryProof proof, Checkpoint checkpoint, List<VerifierKey> signers) {
        Instant recordedAt = Instant.ofEpochSecond(
                Math.floorDiv(entry.recordedAtMicros(), MICROS_PER_SECOND),
                Math.floorMod(entry.recordedAtMicros(), MICROS_PER_SECOND) * NANOS_PER_MICRO);
        out.printf("Registre             %s%n", checkpoint.origin());
        out.printf("Fait                 %s, position %d%n", printable(entry.name()), entry.position());
        out.printf("Dossier              %s, suite %d%n", printable(entry.aggregateId()), entry.sequence());
        out.printf("Enregistré le        %s%n", recordedAt);
        out.printf("Contenu              %s%n", printable(new String(entry.payload(), StandardCharsets.UTF_8)));
        out.printf("Auteur               %s%n", printable(new String(entry.metadata(), StandardCharsets.UTF_8)));
        out.printf("Empreinte            %s%n", base64(proof.way().leaf()));
        out.printf("Chemin               %d empreintes%n", proof.path().size());
        out.printf("Point de contrôle    %d faits, racine %s%n", checkpoint.size(), base64(checkpoint.root()));
        if (keys.keys().isEmpty()) {
            out.println("Signatures           NON VÉRIFIÉES, aucune clé n'a été donnée (--key)");
        }
        signers.forEach(key -> out.printf("Signé par            %s%n", key.text()));
    }

    /** A terminal obeys what it prints: a text of the log gives it no orders. */
    private static String printable(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
