package fr.quitus.api.ledger;

import fr.quitus.domain.directpayment.DirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Dépense sans ordonnancement préalable. */
final class DirectPaymentStream extends StreamShell<DirectPayment> {
    /** For Axon, before the stream's events are folded. */
    DirectPaymentStream() {
        super(null, DirectPayment.ABSENT);
    }

    DirectPaymentStream(String id) {
        super(id, DirectPayment.ABSENT);
    }

    @EventSourcingHandler
    void on(DirectPaymentEvent event) {
        become(event, state().evolve(event));
    }
}
