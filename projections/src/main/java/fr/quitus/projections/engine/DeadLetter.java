package fr.quitus.projections.engine;

import java.time.Instant;
import java.util.List;

/**
 * Lettre morte : an event that a view could not fold, and why. It is never skipped: it is kept until the view has
 * folded it, or is rebuilt.
 *
 * @param file the stream of the event
 * @param stopping whether the view stands still before it; else it goes on, but for the keys of the event
 * @param behind events that wait for it, because they touch what it would have changed
 * @param firstBehind the places of the first of them
 */
public record DeadLetter(
        String projection,
        long position,
        String eventId,
        String eventName,
        String file,
        boolean stopping,
        String error,
        int attempts,
        Instant failedAt,
        int behind,
        List<Long> firstBehind) {
    public DeadLetter {
        firstBehind = List.copyOf(firstBehind);
    }
}
