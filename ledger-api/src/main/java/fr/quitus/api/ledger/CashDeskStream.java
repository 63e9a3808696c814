package fr.quitus.api.ledger;

import fr.quitus.domain.cashdesk.CashDesk;
import fr.quitus.domain.cashdesk.CashDeskEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Caisse. */
final class CashDeskStream extends StreamShell<CashDesk> {
    /** For Axon, before the stream's events are folded. */
    CashDeskStream() {
        super(null, CashDesk.EMPTY);
    }

    CashDeskStream(String id) {
        super(id, CashDesk.EMPTY);
    }

    @EventSourcingHandler
    void on(CashDeskEvent event) {
        become(event, state().evolve(event));
    }
}
