package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import java.time.LocalDate;

/** How a request goes on in the next year. */
public sealed interface CarryForwardEvent extends PaymentRequestEvent {

    /**
     * Demande basculée sur l'exercice suivant; the movements of credits come with it.
     *
     * @param awaitingCredits it was ordered, and the next year has not the CP: it is not paid before it has
     */
    @EventName("payment-request-carried-forward.v1")
    record PaymentRequestCarriedForward(
            PaymentRequestId paymentRequestId,
            FiscalYear from,
            FiscalYear to,
            boolean awaitingCredits,
            LocalDate carriedOn,
            ActorId carriedBy)
            implements CarryForwardEvent {}

    /**
     * Crédits trouvés pour une demande qui en attendait.
     *
     * @param status where the request stands, and goes on from
     */
    @EventName("awaited-credits-reserved.v1")
    record AwaitedCreditsReserved(
            PaymentRequestId paymentRequestId, String status, LocalDate reservedOn, ActorId reservedBy)
            implements CarryForwardEvent {}
}
