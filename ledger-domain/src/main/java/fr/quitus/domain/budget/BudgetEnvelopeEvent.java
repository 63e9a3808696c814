package fr.quitus.domain.budget;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PaymentRequestId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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

    /** Crédits d'une UO gelés: still allotted, no longer available. */
    @EventName("unit-credits-frozen.v1")
    record UnitCreditsFrozen(EnvelopeId envelope, Credits credits, String legalRef) implements BudgetEnvelopeEvent {}

    /** Crédits d'une UO dégelés. */
    @EventName("unit-credits-thawed.v1")
    record UnitCreditsThawed(EnvelopeId envelope, Credits credits, String legalRef) implements BudgetEnvelopeEvent {}

    /** Mise à disposition reprise par le BOP. */
    @EventName("allotment-withdrawn-from-envelope.v1")
    record AllotmentWithdrawn(EnvelopeId envelope, Credits credits) implements BudgetEnvelopeEvent {}

    /**
     * AE affectées à une opération d'investissement (GBCP art. 156): only its commitments may draw on them.
     *
     * @param affectedIn the year of the first affectation, which decides what a withdrawal gives back
     */
    @EventName("authorisation-affected.v1")
    record AuthorisationAffected(
            EnvelopeId envelope,
            OperationCode operation,
            Amount amount,
            FiscalYear affectedIn,
            ActorId affectedBy,
            @Nullable String delegationId)
            implements BudgetEnvelopeEvent {}

    /**
     * Affectation retirée.
     *
     * @param recyclable whether the AE are available again: only if they were affected this year (GBCP art. 157)
     */
    @EventName("affectation-withdrawn.v1")
    record AffectationWithdrawn(
            EnvelopeId envelope,
            OperationCode operation,
            Amount amount,
            boolean recyclable,
            ActorId withdrawnBy,
            @Nullable String delegationId)
            implements BudgetEnvelopeEvent {}

    /**
     * Engagement imputé sur une affectation. It comes just before the {@link AeCommitted} of the same amount, so
     * that the two leave availability as it was.
     */
    @EventName("affectation-drawn.v1")
    record AffectationDrawn(
            EnvelopeId envelope, OperationCode operation, CommitmentNumber commitmentNumber, int line, Amount amount)
            implements BudgetEnvelopeEvent {}

    /** Engagement retiré d'une affectation. It comes just after the {@link AeReleased} of the same amount. */
    @EventName("affectation-restored.v1")
    record AffectationRestored(
            EnvelopeId envelope, OperationCode operation, CommitmentNumber commitmentNumber, int line, Amount amount)
            implements BudgetEnvelopeEvent {}

    /** Engagement reporté de l'exercice précédent : a memo of what is left to pay; no AE of this year are consumed. */
    @EventName("commitment-brought-forward.v1")
    record CommitmentBroughtForward(
            EnvelopeId envelope, CommitmentNumber commitmentNumber, int line, Amount residual, AmountType amountType)
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

    /** CP rétablis (LOLF art. 17-IV): what a request consumed and its creditor paid back is available again. */
    @EventName("cp-restored.v1")
    record CpRestored(
            EnvelopeId envelope,
            PaymentRequestId paymentRequestId,
            CommitmentNumber commitmentNumber,
            int line,
            Amount amount)
            implements BudgetEnvelopeEvent {}

    /** Crédits tombés : what was available when the year's budget was closed (LOLF art. 15-I), or since. */
    @EventName("credits-lapsed.v1")
    record CreditsLapsed(EnvelopeId envelope, Credits credits, LocalDate lapsedOn, ActorId lapsedBy)
            implements BudgetEnvelopeEvent {}

    /**
     * Crédits mis à part tombés : what was kept out of reach until the budget was closed lapses with the rest.
     *
     * @param frozen crédits gelés
     * @param withdrawnAe AE of affectations of earlier years that were withdrawn, and served nothing since
     */
    @EventName("set-aside-credits-lapsed.v1")
    record SetAsideCreditsLapsed(
            EnvelopeId envelope, Credits frozen, Balance withdrawnAe, LocalDate lapsedOn, ActorId lapsedBy)
            implements BudgetEnvelopeEvent {
        /** All that lapses. */
        public Credits total() {
            return new Credits(frozen.ae().plus(withdrawnAe), frozen.cp());
        }
    }

    /** Affectation tombée : AE kept for an operation that its commitments did not take (GBCP art. 158). */
    @EventName("affectation-lapsed.v1")
    record AffectationLapsed(
            EnvelopeId envelope, OperationCode operation, Amount amount, LocalDate lapsedOn, ActorId lapsedBy)
            implements BudgetEnvelopeEvent {}

    /** AE réclamées par anticipation : an EJ signed before the year began comes before every other use of them. */
    @EventName("ae-anticipated.v1")
    record AeAnticipated(EnvelopeId envelope, CommitmentNumber commitmentNumber, int line, Amount amount)
            implements BudgetEnvelopeEvent {}

    /** Anticipation levée : the EJ has consumed its AE, or was withdrawn. */
    @EventName("ae-anticipation-ended.v1")
    record AeAnticipationEnded(EnvelopeId envelope, CommitmentNumber commitmentNumber, int line, Amount amount)
            implements BudgetEnvelopeEvent {}
}
