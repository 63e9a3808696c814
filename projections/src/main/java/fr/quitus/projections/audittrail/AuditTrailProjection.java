package fr.quitus.projections.audittrail;

import fr.quitus.domain.audit.AuditFindingEvent;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Piste d'audit : one row per event, from its metadata; the payload stays in the log. */
@Component
public final class AuditTrailProjection implements Projection {
    public static final String NAME = "audittrail";

    /** Place in the log. */
    record Position(long position) {}

    /**
     * Who did what, as the log keeps it.
     *
     * @param about the file whose history an audit finding belongs to; absent for what happens to a file itself
     */
    record Trace(
            String eventId,
            String eventName,
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
            String leafHash) {}

    static final Table<Position, Trace> TABLE =
            Table.of(AuditTrailProjection.class, "audit_trail", Position.class, Trace.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(TABLE);
    }

    @Override
    public void append(LoggedEvent event, Appends appends) {
        Map<String, String> metadata = event.metadata();
        appends.append(
                TABLE,
                new Position(event.position()),
                new Trace(
                        event.eventId(),
                        event.name(),
                        event.aggregateType(),
                        event.aggregateId(),
                        event.event() instanceof AuditFindingEvent finding
                                ? finding.about().history()
                                : null,
                        event.sequence(),
                        required(event, "actor"),
                        required(event, "role"),
                        metadata.get("perimeter"),
                        metadata.get("delegation"),
                        required(event, "commandId"),
                        required(event, "command"),
                        required(event, "occurredAt"),
                        // The database keeps microseconds: a row folded in memory equals the same row read back.
                        event.recordedAt().truncatedTo(ChronoUnit.MICROS),
                        required(event, "origin"),
                        required(event, "entry"),
                        event.leafHashHex()));
    }

    private static String required(LoggedEvent event, String key) {
        String value = event.metadata().get(key);
        if (value == null) {
            throw new IllegalStateException("event " + event.position() + " does not say its " + key);
        }
        return value;
    }
}
