package fr.quitus.projections.ports;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of the log without a hole.
 *
 * @param after the position before its first event
 * @param upTo the position of its last event, wanted or not
 * @param events those wanted, in the order of the log
 * @param recordedAt when that last one was written
 */
public record LogPage(long after, long upTo, List<LoggedEvent> events, Instant recordedAt) {
    public LogPage {
        events = List.copyOf(events);
    }
}
