package fr.quitus.eventstore;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of the log without a hole, of which only some events were asked for.
 *
 * @param events those whose names were asked for, in order
 * @param recordedAt time of the last event of the stretch, asked for or not
 */
public record Stretch(List<StoredEvent> events, Instant recordedAt) {
    public Stretch {
        events = List.copyOf(events);
    }

    /** Refuses a stretch that is empty or not whole yet. */
    public static void check(long after, long upTo, long head) {
        if (after < -1 || upTo <= after || upTo > head) {
            throw new IllegalArgumentException(
                    "no stretch after " + after + " up to " + upTo + " in a log that ends at " + head);
        }
    }
}
