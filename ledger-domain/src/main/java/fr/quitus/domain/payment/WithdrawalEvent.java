package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.PaymentRequestId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a request ends before it is accepted, on the ordonnateur's side. */
public sealed interface WithdrawalEvent extends PaymentRequestEvent {

    /** Facture rejetée par l'ordonnateur. */
    @EventName("invoice-refused.v1")
    record InvoiceRefused(
            PaymentRequestId paymentRequestId,
            String reason,
            LocalDate refusedOn,
            ActorId refusedBy,
            @Nullable String delegationId)
            implements WithdrawalEvent {}

    /** Demande annulée; what it had reserved is given back by the events that come with this one. */
    @EventName("payment-request-cancelled.v1")
    record PaymentRequestCancelled(
            PaymentRequestId paymentRequestId,
            String reason,
            LocalDate cancelledOn,
            ActorId cancelledBy,
            @Nullable String delegationId)
            implements WithdrawalEvent {}
}
