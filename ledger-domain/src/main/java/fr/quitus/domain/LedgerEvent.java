package fr.quitus.domain;

import fr.quitus.domain.accounting.JournalEntry;
import java.util.List;

/** Événement : one fact of the ledger, immutable, in the past tense. Each family is sealed in its own package. */
public interface LedgerEvent {
    /** The stream the event belongs to, such as {@code commitment:2100000012}. */
    String aggregateId();

    /**
     * Écritures : the balanced entries this event makes in the general ledger. They were computed when the act was
     * decided and live inside the event, so that no later change of rule can rewrite the books.
     */
    default List<JournalEntry> entries() {
        return List.of();
    }
}
