package fr.quitus.projections.ports;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;

/** Which events a reader of the whole log wants, told by what their types are, so that no list has to be kept. */
public enum Interest {
    EVERYTHING,
    /** Écritures : events that may carry entries. */
    ENTRIES;

    public boolean wants(Class<? extends LedgerEvent> type) {
        return this == EVERYTHING || LedgerTypes.posts(type);
    }

    /** What satisfies both. */
    public Interest and(Interest other) {
        return this == other ? this : EVERYTHING;
    }
}
