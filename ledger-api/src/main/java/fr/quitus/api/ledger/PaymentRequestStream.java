package fr.quitus.api.ledger;

import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.PaymentRequestEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Demande de paiement. */
final class PaymentRequestStream extends StreamShell<PaymentRequest> {
    /** For Axon, before the stream's events are folded. */
    PaymentRequestStream() {
        super(null, PaymentRequest.ABSENT);
    }

    PaymentRequestStream(String id) {
        super(id, PaymentRequest.ABSENT);
    }

    @EventSourcingHandler
    void on(PaymentRequestEvent event) {
        become(event, state().evolve(event));
    }
}
