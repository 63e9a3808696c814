package fr.quitus.domain.budget;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.PaymentRequestId;

/** What happens to the credits of a unit (UO): received, committed, reserved, consumed. */
public sealed interface BudgetEnvelopeEvent extends LedgerEvent {
    EnvelopeId envelope();

    @Override
    default String aggregateId() {
        return BudgetEnvelope.aggregateId(envelope());
    }

    /** Mise à disposition reçue du BOP. */
    @EventName("allotment-received-by-envelope.v1")
    record AllotmentReceived(EnvelopeId envelope, Credits credits) implements BudgetEnvelopeEvent {}

    /** AE consommées par la signature d'un engagement (GBCP art. 159), for the firm amount of one line. */
    @EventName("ae-committed.v1")
    record AeCommitted(
            EnvelopeId envelope, CommitmentNumber commitmentNumber, int line, Amount amount, AmountType amountType)
            implements BudgetEnvelopeEvent {}

    /** CP réservés par un ordonnancement. */
    @EventName("cp-reserved.v1")
    record CpReserved(
            EnvelopeId envelope,
            PaymentRequestId paymentRequestId,
            CommitmentNumber commitmentNumber,
            int line,
            Amount amount)
            implements BudgetEnvelopeEvent {}

    /** CP consommés par la mise en paiement; the reservation of the same amount ends. */
    @EventName("cp-consumed.v1")
    record CpConsumed(
            EnvelopeId envelope,
            PaymentRequestId paymentRequestId,
            CommitmentNumber commitmentNumber,
            int line,
            Amount amount,
            AmountType amountType)
            implements BudgetEnvelopeEvent {}

    /** AE rendues disponibles : an EJ of the current year is reduced, withdrawn or imputed elsewhere (art. 160). */
    @EventName("ae-released.v1")
    record AeReleased(
            EnvelopeId envelope, CommitmentNumber commitmentNumber, int line, Amount amount, AmountType amountType)
            implements BudgetEnvelopeEvent {}

    /**
     * AE non recyclables : retrait d'un engagement d'une année antérieure. It never took from this year's AE, so it
     * gives nothing back (GBCP art. 160).
     */
    @EventName("ae-sterilized.v1")
    record AeSterilized(
            EnvelopeId envelope, CommitmentNumber commitmentNumber, int line, Amount amount, AmountType amountType)
            implements BudgetEnvelopeEvent {}

    /** CP rendus disponibles : what an ordered payment had reserved is not paid. */
    @EventName("cp-released.v1")
    record CpReleased(
            EnvelopeId envelope,
            PaymentRequestId paymentRequestId,
            CommitmentNumber commitmentNumber,
            int line,
            Amount amount)
            implements BudgetEnvelopeEvent {}

    /** CP réservés par l'ordonnancement d'une dépense sans engagement préalable. */
    @EventName("cp-reserved-without-commitment.v1")
    record CpReservedWithoutCommitment(EnvelopeId envelope, PaymentRequestId paymentRequestId, Amount amount)
            implements BudgetEnvelopeEvent {}

    /** CP rendus disponibles : what an ordered payment without a commitment had reserved is not paid. */
    @EventName("cp-released-without-commitment.v1")
    record CpReleasedWithoutCommitment(EnvelopeId envelope, PaymentRequestId paymentRequestId, Amount amount)
            implements BudgetEnvelopeEvent {}

    /**
     * AE et CP consommés ensemble par un paiement sans engagement préalable (GBCP art. 159), for the same amount by
     * construction; the reservation of these CP ends.
     */
    @EventName("credits-consumed-without-commitment.v1")
    record CreditsConsumedWithoutCommitment(EnvelopeId envelope, PaymentRequestId paymentRequestId, Amount amount)
            implements BudgetEnvelopeEvent {}
}
