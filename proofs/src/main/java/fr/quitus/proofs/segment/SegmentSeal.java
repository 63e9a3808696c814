package fr.quitus.proofs.segment;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.note.Checkpoint;
import fr.quitus.proofs.note.SignedNote;
import java.util.Base64;

/**
 * Scellé d'un segment : how the file ends. The note's text is {@code quitus-segment.v1}, origin, {@code <from> <to>},
 * {@code <journalFrom> <journalTo>}, the root at {@code to} and the SHA-256 of the content before the note, both in
 * base64.
 *
 * @param header how the file begins
 * @param frontierAfter what the file says of the tree after its last event; the root it signs is that of this frontier
 * @param journalTo number after the last journal line
 * @param note the signed text; whose signature it is has not been verified
 */
public record SegmentSeal(SegmentHeader header, Frontier frontierAfter, long journalTo, SignedNote note) {

    /** What the segment says of the log at its end. */
    public Checkpoint checkpoint() {
        return new Checkpoint(header.origin(), header.to(), frontierAfter.root());
    }

    static String text(SegmentHeader header, Frontier frontierAfter, long journalTo, byte[] contentHash) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "%s\n%s\n%d %d\n%d %d\n%s\n%s\n"
                .formatted(
                        SegmentHeader.VERSION,
                        header.origin(),
                        header.from(),
                        header.to(),
                        header.journalFrom(),
                        journalTo,
                        base64.encodeToString(frontierAfter.root()),
                        base64.encodeToString(contentHash));
    }
}
