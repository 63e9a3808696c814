package fr.quitus.app.projection;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.json.UnreadableEvent;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.ports.UnreadableLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;

/** Reads the event log for those who follow it or rebuild from it: durable events, the newest decoded once for all. */
final class EventLogReader implements LogReader {
    private static final HexFormat HEX = HexFormat.of();

    private final EventLog log;
    private final EventReader events;
    private final NewestEvents newest = new NewestEvents();
    private final ObjectReader texts = LedgerJson.mapper().readerFor(new TypeReference<Map<String, String>>() {});

    EventLogReader(EventLog log, EventReader events) {
        this.log = log;
        this.events = events;
    }

    /** Gives what comes before an event it cannot read, so that views wait for the release they need right there. */
    @Override
    public List<LoggedEvent> read(long afterPosition, int max) {
        List<LoggedEvent> readable = new ArrayList<>();
        long newestAfter = log.head() - NewestEvents.EVENTS_MAX;
        for (StoredEvent stored : log.read(afterPosition, max)) {
            try {
                // A rebuild reads what nobody else needs now: it must not push the newest out.
                readable.add(stored.position() > newestAfter ? newest.of(stored, this::decode) : decode(stored));
            } catch (UnreadableEvent e) {
                if (readable.isEmpty()) {
                    throw new UnreadableLog(stored.position(), stored.aggregateId(), stored.name(), e);
                }
                break;
            }
        }
        return readable;
    }

    private LoggedEvent decode(StoredEvent stored) {
        return new LoggedEvent(
                stored.position(),
                stored.eventId(),
                stored.aggregateType(),
                stored.aggregateId(),
                stored.sequence(),
                stored.name(),
                stored.recordedAt(),
                texts.readValue(stored.metaData()),
                HEX.formatHex(stored.leafHash()),
                events.read(stored.name(), stored.payload()));
    }

    @Override
    public boolean awaitBeyond(long position, Duration timeout) throws InterruptedException {
        return log.awaitBeyond(position, timeout);
    }

    @Override
    public long head() {
        return log.head();
    }
}
