package fr.quitus.app.projection;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.eventstore.EventLog;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the event log for the projections: durable events, decoded once for all views. */
final class EventLogReader implements LogReader {
    private static final HexFormat HEX = HexFormat.of();

    private final EventLog log;
    private final Map<String, Class<? extends LedgerEvent>> types = LedgerTypes.eventsByName();
    private final JsonMapper json = LedgerJson.mapper();
    private final ObjectReader texts = json.readerFor(new TypeReference<Map<String, String>>() {});

    EventLogReader(EventLog log) {
        this.log = log;
    }

    @Override
    public List<LoggedEvent> read(long afterPosition, int max) {
        return log.read(afterPosition, max).stream().map(this::decode).toList();
    }

    private LoggedEvent decode(StoredEvent stored) {
        Class<? extends LedgerEvent> type = types.get(stored.name());
        if (type == null) {
            throw new IllegalStateException(
                    "position " + stored.position() + " holds an unknown event " + stored.name());
        }
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
                json.readValue(stored.payload(), type));
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
