package fr.quitus.app.proof;

import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.Proofs;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.EntryProof;
import fr.quitus.proofs.note.NoteException;
import fr.quitus.proofs.note.SignedNote;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/proofs} : checkpoints and proofs for auditors, who verify them without us. Bytes are base64. */
@RestController
public final class ProofController {

    private final EventLog log;
    private final Proofs proofs;
    private final CheckpointPublisher checkpoints;

    public ProofController(EventLog log, CheckpointPublisher checkpoints) {
        this.log = log;
        this.proofs = new Proofs(log);
        this.checkpoints = checkpoints;
    }

    /**
     * A checkpoint.
     *
     * @param note the signed note (c2sp.org/tlog-checkpoint), which alone counts; the rest is for the eye
     */
    public record CheckpointView(String origin, long size, String root, String note) {
        static CheckpointView of(SignedNote note) {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            return new CheckpointView(checkpoint.origin(), checkpoint.size(), base64(checkpoint.root()), text(note));
        }
    }

    /**
     * The log's key.
     *
     * @param key text of the public key that signs now
     * @param changes signed notes, from the first key to this one
     */
    public record KeyView(String origin, String key, List<String> changes) {}

    /**
     * That an event is in the log.
     *
     * @param path hashes beside the way from the leaf to the root, lowest first
     */
    public record InclusionView(long position, long size, String leaf, List<String> path, String root) {}

    /** That the log of the second size begins with that of the first. */
    public record ConsistencyView(long from, long to, String fromRoot, String toRoot, List<String> path) {}

    /**
     * An event as its leaf covers it.
     *
     * @param encoded the bytes whose SHA-256, behind one byte 0, is the leaf
     */
    public record EntryView(
            long position, String name, String aggregateId, long sequence, String leaf, String encoded) {}

    /** A checkpoint of ours to which a witness has added its signature. */
    public record CosignedNote(String note) {
        public CosignedNote {
            Objects.requireNonNull(note, "note");
        }
    }

    @GetMapping("/api/v1/proofs/checkpoint")
    CheckpointView checkpoint() {
        return checkpoints
                .latest()
                .map(CheckpointView::of)
                .orElseThrow(() -> Refusals.unknown("Aucun point de contrôle n'a encore été publié : le dernier"));
    }

    @GetMapping("/api/v1/proofs/checkpoints/{size}")
    CheckpointView checkpointOf(@PathVariable long size) {
        return checkpoints
                .at(size)
                .map(CheckpointView::of)
                .orElseThrow(() -> Refusals.unknown("Le point de contrôle de taille " + size));
    }

    @PostMapping("/api/v1/proofs/checkpoints")
    CheckpointView publish() {
        return CheckpointView.of(checkpoints.publish());
    }

    @PostMapping("/api/v1/proofs/cosignatures")
    CheckpointView cosigned(@RequestBody CosignedNote cosigned) {
        try {
            return CheckpointView.of(
                    checkpoints.cosigned(SignedNote.parse(cosigned.note().getBytes(StandardCharsets.UTF_8))));
        } catch (NoteException | IllegalArgumentException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/api/v1/proofs/keys")
    KeyView keys() {
        return new KeyView(
                checkpoints.key().verifierKey().name(),
                checkpoints.key().verifierKey().text(),
                checkpoints.changes().stream().map(ProofController::text).toList());
    }

    @PostMapping("/api/v1/proofs/keys")
    KeyView changeKey() {
        checkpoints.changeKey();
        return keys();
    }

    @GetMapping("/api/v1/proofs/inclusion")
    InclusionView inclusion(@RequestParam long position, @RequestParam long size) {
        requireRange(position, size);
        if (position == size) {
            throw Refusals.invalid("La position est comprise entre 0 et la taille moins 1.");
        }
        return new InclusionView(
                position,
                size,
                base64(log.hashes(0, position, 1).getFirst()),
                base64(proofs.inclusion(position, size)),
                base64(proofs.root(size)));
    }

    @GetMapping("/api/v1/proofs/consistency")
    ConsistencyView consistency(@RequestParam long from, @RequestParam long to) {
        requireRange(from, to);
        return new ConsistencyView(
                from, to, base64(proofs.root(from)), base64(proofs.root(to)), base64(proofs.consistency(from, to)));
    }

    @GetMapping("/api/v1/proofs/entries/{position}")
    EntryView entry(@PathVariable long position) {
        if (position < 0 || position > log.head()) {
            throw Refusals.unknown("Le fait de position " + position);
        }
        StoredEvent event = log.read(position - 1, 1).getFirst();
        return new EntryView(
                position,
                event.name(),
                event.aggregateId(),
                event.sequence(),
                base64(event.leafHash()),
                base64(LeafHash.encode(event.entry())));
    }

    /**
     * An event with its proof, in one file that the stand-alone verifier takes (c2sp.org/tlog-proof).
     *
     * @param size of the checkpoint to prove it by, such as one that was kept outside; the last when absent
     */
    @GetMapping(path = "/api/v1/proofs/entries/{position}/proof", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> proofOf(@PathVariable long position, @RequestParam(required = false) @Nullable Long size) {
        if (position < 0 || position > log.head()) {
            throw Refusals.unknown("Le fait de position " + position);
        }
        SignedNote note = (size == null ? checkpoints.latest() : checkpoints.at(size))
                .filter(one -> Checkpoint.parse(one.text()).size() > position)
                .orElseThrow(() -> Refusals.unknown("Un point de contrôle publié"
                        + (size == null ? "" : " de taille " + size) + " qui atteste la position " + position));
        StoredEvent event = log.read(position - 1, 1).getFirst();
        EntryProof proof = new EntryProof(
                position,
                LeafHash.encode(event.entry()),
                proofs.inclusion(position, Checkpoint.parse(note.text()).size()),
                note);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"quitus-" + position + ".tlog-proof\"")
                .body(proof.encode());
    }

    private void requireRange(long from, long to) {
        if (from < 0 || from > to || to > log.head() + 1) {
            throw Refusals.invalid("Les tailles vont de 0 à " + (log.head() + 1) + ", la première avant la seconde.");
        }
    }

    private static String text(SignedNote note) {
        return new String(note.encode(), StandardCharsets.UTF_8);
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(ProofController::base64).toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
