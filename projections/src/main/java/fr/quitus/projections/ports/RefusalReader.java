package fr.quitus.projections.ports;

import java.time.Instant;
import java.util.List;

/** The refused attempts of the command journal, in the order they were recorded. */
public interface RefusalReader {
    /**
     * A refused attempt.
     *
     * @param number place in the journal
     * @param position head of the log the refusal was decided on
     */
    record RefusedAttempt(
            long number,
            String commandId,
            String commandName,
            String actor,
            String code,
            Instant recordedAt,
            long position) {}

    List<RefusedAttempt> read(long afterNumber, int max);
}
