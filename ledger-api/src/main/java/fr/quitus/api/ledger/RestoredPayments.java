package fr.quitus.api.ledger;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.RestorationDecisions;
import fr.quitus.domain.payment.RestorationTitles;
import fr.quitus.domain.revenue.RestoredPayment;
import fr.quitus.domain.revenue.RevenueFile;
import fr.quitus.domain.revenue.RevenueOrder;

/** The payment that a title gives back, loaded after the title and before any bank entry; none for most titles. */
final class RestoredPayments {
    private final RevenueOrder order;
    private final PaymentRequest request;
    private final Commitment commitment;

    private RestoredPayments(RevenueOrder order, PaymentRequest request, Commitment commitment) {
        this.order = order;
        this.request = request;
        this.commitment = commitment;
    }

    /** With the credits that a receipt gives back. */
    static RestoredPayments of(Streams streams, RevenueOrder order) {
        RestoredPayments paid = requestOf(streams, order);
        Commitment commitment = PaymentHandlers.commitmentOf(streams, paid.request);
        streams.envelopes(RestorationDecisions.envelopes(paid.request, commitment));
        return new RestoredPayments(order, paid.request, commitment);
    }

    /** The request alone, for an act that lowers the title. */
    static RestoredPayments requestOf(Streams streams, RevenueOrder order) {
        PaymentRequest request = order.opened()
                .map(RevenueFile::restores)
                .map(RestoredPayment::paymentRequestId)
                .map(id -> PaymentHandlers.other(streams, id))
                .orElse(PaymentRequest.ABSENT);
        return new RestoredPayments(order, request, Commitment.ABSENT);
    }

    Decision<? extends LedgerEvent> followed(Decision<? extends LedgerEvent> decided, Act act) {
        return RestorationTitles.followed(decided, act, order, request, commitment);
    }
}
