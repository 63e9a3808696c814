package fr.quitus.projections.audittrail;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ligne de la piste d'audit : one event.
 *
 * @param about the file whose history an audit finding belongs to
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditTrailLine(
        long position,
        String eventId,
        String event,
        String aggregateType,
        String aggregateId,
        @Nullable String about,
        long sequence,
        String actor,
        String role,
        @Nullable String perimeter,
        @Nullable String delegation,
        String commandId,
        String command,
        String occurredAt,
        Instant recordedAt,
        String origin,
        String entry,
        String leafHash) {
    /** From its metadata; its payload is not read. */
    static AuditTrailLine of(LoggedEvent event, @Nullable String about) {
        Map<String, String> metadata = event.metadata();
        return new AuditTrailLine(
                event.position(),
                event.eventId(),
                event.name(),
                event.aggregateType(),
                event.aggregateId(),
                about,
                event.sequence(),
                AuditTrailProjection.required(event, "actor"),
                AuditTrailProjection.required(event, "role"),
                metadata.get("perimeter"),
                metadata.get("delegation"),
                AuditTrailProjection.required(event, "commandId"),
                AuditTrailProjection.required(event, "command"),
                AuditTrailProjection.required(event, "occurredAt"),
                event.recordedAt(),
                AuditTrailProjection.required(event, "origin"),
                AuditTrailProjection.required(event, "entry"),
                event.leafHashHex());
    }
}
