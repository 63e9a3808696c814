package fr.quitus.app.ledger;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.ledger.LedgerConfiguration;
import fr.quitus.eventstore.EventNames;
import fr.quitus.eventstore.NamedEventSerializer;
import java.util.HashMap;
import java.util.Map;

/**
 * Names and bytes as Axon sees them: events are written under today's names and read under all there ever were;
 * snapshots have one name each, and an older one is passed over.
 */
final class LedgerNames implements EventNames {
    private final EventReader events;
    private final Map<String, Class<?>> snapshots = LedgerConfiguration.snapshotNames();
    private final EventNames written;

    private LedgerNames(EventReader events) {
        this.events = events;
        Map<String, Class<?>> all = new HashMap<>(events.current());
        all.putAll(snapshots);
        this.written = EventNames.of(all);
    }

    static NamedEventSerializer serializer(EventReader events) {
        LedgerNames names = new LedgerNames(events);
        return new NamedEventSerializer(LedgerJson.mapper(), names, names::read);
    }

    @Override
    public String nameOf(Class<?> payloadType) {
        return written.nameOf(payloadType);
    }

    @Override
    public Class<?> typeOf(String name) {
        return snapshots.containsKey(name) ? written.typeOf(name) : events.typeOf(name);
    }

    private Object read(String name, byte[] payload) {
        return snapshots.containsKey(name)
                ? LedgerConfiguration.readSnapshot(name, payload)
                : events.read(name, payload);
    }
}
