package fr.quitus.app.projection;

import fr.quitus.api.json.EventReader;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;

/** What a stored event says, read from its bytes. */
record StoredContents(StoredEvent stored, EventReader events) implements LoggedEvent.Contents {
    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectReader TEXTS =
            LedgerJson.mapper().readerFor(new TypeReference<Map<String, String>>() {});

    @Override
    public String eventId() {
        return stored.eventId();
    }

    @Override
    public Map<String, String> metadata() {
        return TEXTS.readValue(stored.metaData());
    }

    @Override
    public String leafHashHex() {
        return HEX.formatHex(stored.leafHash());
    }

    @Override
    public LedgerEvent event() {
        return events.read(stored.name(), stored.payload());
    }

    @Override
    public Class<? extends LedgerEvent> type() {
        return events.typeOf(stored.name());
    }

    @Override
    public List<JournalEntry> entries() {
        return events.entries(stored.name(), stored.payload());
    }
}
