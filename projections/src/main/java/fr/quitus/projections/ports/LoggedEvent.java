package fr.quitus.projections.ports;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * An event as the log keeps it.
 *
 * @param position place in the log: dense, from 0, in commit order
 * @param sequence place in its own stream
 * @param name the permanent name, such as {@code commitment-validated.v1}
 * @param recordedAt when it was written, as opposed to when the act was made ({@code occurredAt} in the metadata)
 * @param metadata actor, role, perimeter, delegation, commandId, command, occurredAt, origin, entry
 */
public record LoggedEvent(
        long position,
        String eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        String name,
        Instant recordedAt,
        Map<String, String> metadata,
        String leafHashHex,
        LedgerEvent event) {
    public LoggedEvent {
        metadata = Map.copyOf(metadata);
    }

    /** The civil date of the act: of {@code occurredAt} or, where an event says none, of its writing. */
    public LocalDate actDate() {
        String occurredAt = metadata.get("occurredAt");
        Instant instant = occurredAt == null
                ? recordedAt
                : OffsetDateTime.parse(occurredAt).toInstant();
        return LocalDate.ofInstant(instant, Act.PARIS);
    }
}
