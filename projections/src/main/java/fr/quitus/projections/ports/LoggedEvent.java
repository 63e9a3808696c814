package fr.quitus.projections.ports;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.Act;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log keeps it. What it says is read from its bytes when it is first asked for: a rebuild of millions
 * of events does not read what no view wants.
 */
public final class LoggedEvent {
    /** What an event says; each is asked for once. */
    public interface Contents {
        String eventId();

        /** actor, role, perimeter, delegation, commandId, command, occurredAt, origin, entry */
        Map<String, String> metadata();

        String leafHashHex();

        LedgerEvent event();

        /** What kind of event it is, where that is known without reading it. */
        default Class<? extends LedgerEvent> type() {
            return event().getClass();
        }

        /** The entries alone, where they are read without the rest of the event. */
        default List<JournalEntry> entries() {
            return event().entries();
        }
    }

    private record Read(String eventId, Map<String, String> metadata, String leafHashHex, LedgerEvent event)
            implements Contents {}

    private final long position;
    private final String aggregateType;
    private final String aggregateId;
    private final long sequence;
    private final String name;
    private final Instant recordedAt;
    private final Contents contents;
    // What is kept is immutable and the same whoever reads it first: no lock is needed.
    private @Nullable String eventId;
    private @Nullable Map<String, String> metadata;
    private @Nullable String leafHashHex;
    private @Nullable LedgerEvent event;
    private @Nullable List<JournalEntry> entries;

    /**
     * An event whose contents are read when they are asked for.
     *
     * @param position place in the log: dense, from 0, in commit order
     * @param sequence place in its own stream
     * @param name the permanent name, such as {@code commitment-validated.v1}
     * @param recordedAt when it was written, as opposed to when the act was made ({@code occurredAt} in the metadata)
     */
    public LoggedEvent(
            long position,
            String aggregateType,
            String aggregateId,
            long sequence,
            String name,
            Instant recordedAt,
            Contents contents) {
        this.position = position;
        this.aggregateType = aggregateType;
        this.aggregateId = aggregateId;
        this.sequence = sequence;
        this.name = name;
        this.recordedAt = recordedAt;
        this.contents = contents;
    }

    /** An event that was read before. */
    public LoggedEvent(
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
        this(
                position,
                aggregateType,
                aggregateId,
                sequence,
                name,
                recordedAt,
                new Read(eventId, Map.copyOf(metadata), leafHashHex, event));
    }

    public long position() {
        return position;
    }

    public String aggregateType() {
        return aggregateType;
    }

    public String aggregateId() {
        return aggregateId;
    }

    public long sequence() {
        return sequence;
    }

    public String name() {
        return name;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String eventId() {
        String known = eventId;
        if (known == null) {
            known = contents.eventId();
            eventId = known;
        }
        return known;
    }

    /** actor, role, perimeter, delegation, commandId, command, occurredAt, origin, entry */
    public Map<String, String> metadata() {
        Map<String, String> known = metadata;
        if (known == null) {
            known = contents.metadata();
            metadata = known;
        }
        return known;
    }

    public String leafHashHex() {
        String known = leafHashHex;
        if (known == null) {
            known = contents.leafHashHex();
            leafHashHex = known;
        }
        return known;
    }

    public LedgerEvent event() {
        LedgerEvent known = event;
        if (known == null) {
            known = contents.event();
            event = known;
        }
        return known;
    }

    /** What kind of event it is; nothing of it is read for that. */
    public Class<? extends LedgerEvent> type() {
        return contents.type();
    }

    /** Écritures : those of {@link #event}, which they do not need. */
    public List<JournalEntry> entries() {
        LedgerEvent read = event;
        if (read != null) {
            return read.entries();
        }
        List<JournalEntry> known = entries;
        if (known == null) {
            known = contents.entries();
            entries = known;
        }
        return known;
    }

    /** The civil date of the act: of {@code occurredAt} or, where an event says none, of its writing. */
    public LocalDate actDate() {
        String occurredAt = metadata().get("occurredAt");
        Instant instant = occurredAt == null
                ? recordedAt
                : OffsetDateTime.parse(occurredAt).toInstant();
        return LocalDate.ofInstant(instant, Act.PARIS);
    }

    @Override
    public String toString() {
        return "LoggedEvent[%d: %s %d of %s]".formatted(position, name, sequence, aggregateId);
    }
}
