package fr.quitus.projections.ports;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;

/** Which events a reader of the whole log wants, told by what their types are, so that no list has to be kept. */
public enum Interest {
    EVERYTHING,
    /** Écritures : events that may carry entries. */
    ENTRIES,
    /** Who did what: every event, but of most no more than its metadata. */
    METADATA;

    public boolean wants(Class<? extends LedgerEvent> type) {
        return this != ENTRIES || LedgerTypes.posts(type);
    }

    /** What satisfies both. */
    public Interest and(Interest other) {
        return this == other ? this : EVERYTHING;
    }

    /** Has an event read what it will be asked for, where there is time for it. */
    public void readAhead(LoggedEvent event) {
        switch (this) {
            case EVERYTHING -> event.event();
            case ENTRIES -> event.entries();
            case METADATA -> event.metadata();
        }
    }
}
