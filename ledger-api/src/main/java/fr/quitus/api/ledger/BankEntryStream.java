package fr.quitus.api.ledger;

import fr.quitus.domain.bank.BankEntry;
import fr.quitus.domain.bank.BankEntryEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Écriture bancaire. */
final class BankEntryStream extends StreamShell<BankEntry> {
    /** For Axon, before the stream's events are folded. */
    BankEntryStream() {
        super(null, BankEntry.UNSEEN);
    }

    BankEntryStream(String id) {
        super(id, BankEntry.UNSEEN);
    }

    @EventSourcingHandler
    void on(BankEntryEvent event) {
        become(event, state().evolve(event));
    }
}
