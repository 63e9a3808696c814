package fr.quitus.app.copies;

import fr.quitus.eventstore.ReadableLog;
import java.time.Instant;
import java.util.List;

/**
 * Copie vérifiée : a log that was read from its first event to its last and found right, as far as it is shown.
 *
 * @param log ends at {@code position}
 * @param position last one that is shown
 * @param recordedAt when the event there was recorded
 * @param root of the Merkle tree over the events that are shown
 * @param events how many the copy holds, shown or not; all of them were verified
 * @param checkpointsMet how many checkpoints kept elsewhere the copy agrees with
 * @param signedBy the known keys that signed it; empty where none was given, and for a bay, which nobody signs
 */
public record VerifiedCopy(
        ReadableLog log,
        long position,
        Instant recordedAt,
        byte[] root,
        long events,
        int checkpointsMet,
        List<String> signedBy) {
    public VerifiedCopy {
        signedBy = List.copyOf(signedBy);
    }
}
