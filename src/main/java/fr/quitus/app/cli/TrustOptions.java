package fr.quitus.app.cli;

import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.SignedNote;
import fr.quitus.proofs.note.VerifierKey;
import fr.quitus.proofs.note.VerifierKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whom to trust, and what of the log was attested elsewhere. */
final class TrustOptions {
    @Option(names = "--key", description = "Clé publique à laquelle se fier ; peut être répétée.")
    List<String> keys = new ArrayList<>();

    @Option(names = "--key-change", description = "Changement de clé signé par la clé d'avant ; peut être répété.")
    List<Path> changes = new ArrayList<>();

    @Option(names = "--checkpoint", description = "Point de contrôle conservé hors du registre ; peut être répété.")
    List<Path> checkpoints = new ArrayList<>();

    VerifierKeys trusted() throws IOException {
        return new VerifierKeys(keys.stream().map(VerifierKey::parse).toList()).after(notes(changes));
    }

    /** The checkpoints; signed by a trusted key where there is one. */
    List<Checkpoint> attested() throws IOException {
        VerifierKeys trusted = trusted();
        List<Checkpoint> attested = new ArrayList<>();
        for (SignedNote note : notes(checkpoints)) {
            if (!keys.isEmpty()) {
                trusted.signersOf(note);
            }
            attested.add(Checkpoint.parse(note.text()));
        }
        return attested;
    }

    private static List<SignedNote> notes(List<Path> files) throws IOException {
        List<SignedNote> notes = new ArrayList<>();
        for (Path file : files) {
            notes.add(SignedNote.parse(Files.readAllBytes(file)));
        }
        return notes;
    }
}
