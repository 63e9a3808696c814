package fr.quitus.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of work writes, all or nothing: its events in order and, if it came from a command, the journal entry.
 *
 * @param events events in the order they were published, possibly of several aggregates, possibly none
 * @param entry the command's mention in the journal, absent for what no command caused
 * @param recordedAt one time for the whole unit, cut to the microsecond
 */
public record AppendUnit(List<NewEvent> events, @Nullable CommandEntry entry, Instant recordedAt) {

    /** Cuts the time to what the log keeps, so that what is read is what was written. */
    public AppendUnit {
        events = List.copyOf(events);
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    }
}
