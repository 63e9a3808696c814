package fr.quitus.api.ledger;

import fr.quitus.domain.ledgerentry.EntryEvent;
import fr.quitus.domain.ledgerentry.ManualEntry;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Écriture manuelle. */
final class ManualEntryStream extends StreamShell<ManualEntry> {
    /** For Axon, before the stream's events are folded. */
    ManualEntryStream() {
        super(null, ManualEntry.ABSENT);
    }

    ManualEntryStream(String id) {
        super(id, ManualEntry.ABSENT);
    }

    @EventSourcingHandler
    void on(EntryEvent event) {
        become(event, state().evolve(event));
    }
}
