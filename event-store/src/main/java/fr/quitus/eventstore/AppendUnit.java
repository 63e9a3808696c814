package fr.quitus.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of work writes, all or nothing: its events in order and, if it came from a command, the journal entry.
 *
 * @param events events in the order they were published, possibly of several aggregates, possibly none
 * @param entry the command's mention in the journal, absent for what no command caused
 * @param recordedAt one time for the whole unit, cut to the microsecond
 * @param basis what it was decided on
 */
public record AppendUnit(List<NewEvent> events, @Nullable CommandEntry entry, Instant recordedAt, Basis basis) {

    /** A unit that was decided on no aggregate's state. */
    public AppendUnit(List<NewEvent> events, @Nullable CommandEntry entry, Instant recordedAt) {
        this(events, entry, recordedAt, Basis.NONE);
    }

    /** Cuts the time to what the log keeps, so that what is read is what was written. */
    public AppendUnit {
        events = List.copyOf(events);
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The aggregates it writes to. */
    public Set<String> aggregateIds() {
        return events.stream().map(NewEvent::aggregateId).collect(Collectors.toUnmodifiableSet());
    }
}
