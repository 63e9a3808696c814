package fr.quitus.api.ledger;

import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.PaymentRunEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Campagne de paiement. */
final class PaymentRunStream extends StreamShell<PaymentRun> {
    /** For Axon, before the stream's events are folded. */
    PaymentRunStream() {
        super(null, PaymentRun.UNOPENED);
    }

    PaymentRunStream(String id) {
        super(id, PaymentRun.UNOPENED);
    }

    @EventSourcingHandler
    void on(PaymentRunEvent event) {
        become(event, state().evolve(event));
    }
}
