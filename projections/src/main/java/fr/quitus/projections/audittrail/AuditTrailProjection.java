package fr.quitus.projections.audittrail;

import fr.quitus.domain.audit.AuditFindingEvent;
import fr.quitus.domain.document.DocumentEvent.FileConsulted;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Projection;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Piste d'audit : the log by what it is asked for. A row leads to its event; what the trail tells is read there. */
@Component
public final class AuditTrailProjection implements Projection {
    public static final String NAME = "audittrail";

    /** What the trail tells of every event. */
    private static final List<String> TOLD =
            List.of("actor", "role", "commandId", "command", "occurredAt", "origin", "entry");

    /** Place in the log. */
    record Position(long position) {}

    /**
     * What an event is found by.
     *
     * @param about the file whose history an audit finding belongs to; absent for what happens to a file itself
     * @param consulted the file that somebody looked at; absent for every other event
     */
    record Found(
            String actor,
            String aggregateId,
            @Nullable String about,
            @Nullable String consulted) {}

    static final Table<Position, Found> TABLE =
            Table.of(AuditTrailProjection.class, "audit_trail", Position.class, Found.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Interest interest() {
        return Interest.METADATA;
    }

    @Override
    public List<Table<?, ?>> appendedTables() {
        return List.of(TABLE);
    }

    @Override
    public void append(LoggedEvent event, Appends appends) {
        // What could not be told later is met here, where it becomes a dead letter.
        TOLD.forEach(key -> required(event, key));
        appends.append(
                TABLE,
                new Position(event.position()),
                new Found(required(event, "actor"), event.aggregateId(), about(event), consulted(event)));
    }

    private static @Nullable String about(LoggedEvent event) {
        return AuditFindingEvent.class.isAssignableFrom(event.type())
                ? ((AuditFindingEvent) event.event()).about().history()
                : null;
    }

    private static @Nullable String consulted(LoggedEvent event) {
        return event.type() == FileConsulted.class
                ? ((FileConsulted) event.event()).file().text()
                : null;
    }

    static String required(LoggedEvent event, String key) {
        String value = event.metadata().get(key);
        if (value == null) {
            throw new IllegalStateException("event " + event.position() + " does not say its " + key);
        }
        return value;
    }
}
