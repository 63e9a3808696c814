package fr.quitus.projections.budgetconsumption;

import fr.quitus.domain.budget.AmountType;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipated;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeAnticipationEnded;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeSterilized;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentWithdrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AuthorisationAffected;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CommitmentBroughtForward;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsFrozen;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.UnitCreditsThawed;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Credits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One figure that an event changes, and by how much. */
record Change(Measure measure, long aeCents, long cpCents) {

    /** The line of an EJ that an event of an envelope is about. @param type absent where the event has none */
    record OnLine(
            CommitmentNumber number, int line, @Nullable AmountType type) {}

    static Change of(Measure measure, Credits credits, int sign) {
        return new Change(
                measure, sign * credits.ae().cents(), sign * credits.cp().cents());
    }

    private static List<Change> of(Measure measure, Credits credits) {
        return List.of(of(measure, credits, 1));
    }

    private static List<Change> ae(Measure measure, Amount amount, int sign) {
        return List.of(new Change(measure, sign * amount.cents(), 0));
    }

    private static List<Change> cp(Measure measure, Amount amount, int sign) {
        return List.of(new Change(measure, 0, sign * amount.cents()));
    }

    /** What an event of an envelope changes. Affected AE that an EJ takes are affected still, and drawn. */
    static List<Change> of(BudgetEnvelopeEvent event) {
        return switch (event) {
            case AllotmentReceived e -> of(Measure.UNIT_ALLOTTED, e.credits());
            case AllotmentWithdrawn e -> List.of(of(Measure.UNIT_ALLOTTED, e.credits(), -1));
            case UnitCreditsFrozen e -> of(Measure.UNIT_FROZEN, e.credits());
            case UnitCreditsThawed e -> List.of(of(Measure.UNIT_FROZEN, e.credits(), -1));
            case AeCommitted e -> ae(Measure.COMMITTED, e.amount(), 1);
            case AeReleased e -> ae(Measure.COMMITTED, e.amount(), -1);
            case AeSterilized e -> ae(Measure.NON_RECYCLABLE, e.amount(), 1);
            case CommitmentBroughtForward e -> ae(Measure.BROUGHT_FORWARD, e.residual(), 1);
            case AeAnticipated e -> ae(Measure.ANTICIPATED, e.amount(), 1);
            case AeAnticipationEnded e -> ae(Measure.ANTICIPATED, e.amount(), -1);
            case CreditsLapsed e -> of(Measure.LAPSED, e.credits());
            case BudgetEnvelopeEvent.SetAsideCreditsLapsed e ->
                List.of(
                        of(Measure.UNIT_FROZEN, e.frozen(), -1),
                        new Change(Measure.AFFECTED_LOST, -e.withdrawnAe().cents(), 0),
                        of(Measure.LAPSED, e.total(), 1));
            case BudgetEnvelopeEvent.AffectationLapsed e ->
                List.of(
                        new Change(Measure.AFFECTED, -e.amount().cents(), 0),
                        new Change(Measure.LAPSED, e.amount().cents(), 0));
            case AuthorisationAffected e -> ae(Measure.AFFECTED, e.amount(), 1);
            case AffectationWithdrawn e -> withdrawn(e);
            case AffectationDrawn e -> ae(Measure.AFFECTED_DRAWN, e.amount(), 1);
            case AffectationRestored e -> ae(Measure.AFFECTED_DRAWN, e.amount(), -1);
            case CpReserved e -> cp(Measure.RESERVED, e.amount(), 1);
            case CpReleased e -> cp(Measure.RESERVED, e.amount(), -1);
            case CpConsumed e -> consumed(0, e.amount());
            case CpRestored e -> cp(Measure.CONSUMED, e.amount(), -1);
            case CpReservedWithoutCommitment e -> cp(Measure.RESERVED, e.amount(), 1);
            case CpReleasedWithoutCommitment e -> cp(Measure.RESERVED, e.amount(), -1);
            case CreditsConsumedWithoutCommitment e -> consumed(e.amount().cents(), e.amount());
        };
    }

    private static List<Change> withdrawn(AffectationWithdrawn e) {
        List<Change> changes = new ArrayList<>(ae(Measure.AFFECTED, e.amount(), -1));
        if (!e.recyclable()) {
            changes.addAll(ae(Measure.AFFECTED_LOST, e.amount(), 1));
        }
        return changes;
    }

    /** What was reserved is consumed. */
    private static List<Change> consumed(long aeCents, Amount amount) {
        return List.of(
                new Change(Measure.RESERVED, 0, -amount.cents()),
                new Change(Measure.CONSUMED, aeCents, amount.cents()));
    }

    /** The line of an EJ whose title the change has; null where no line of an EJ takes or gives. */
    static @Nullable OnLine lineOf(BudgetEnvelopeEvent event) {
        return switch (event) {
            case AeCommitted e -> new OnLine(e.commitmentNumber(), e.line(), e.amountType());
            case AeReleased e -> new OnLine(e.commitmentNumber(), e.line(), e.amountType());
            case AeSterilized e -> new OnLine(e.commitmentNumber(), e.line(), e.amountType());
            case CommitmentBroughtForward e -> new OnLine(e.commitmentNumber(), e.line(), e.amountType());
            case AeAnticipated e -> new OnLine(e.commitmentNumber(), e.line(), null);
            case AeAnticipationEnded e -> new OnLine(e.commitmentNumber(), e.line(), null);
            case CpReserved e -> new OnLine(e.commitmentNumber(), e.line(), null);
            case CpReleased e -> new OnLine(e.commitmentNumber(), e.line(), null);
            case CpConsumed e -> new OnLine(e.commitmentNumber(), e.line(), e.amountType());
            case CpRestored e -> new OnLine(e.commitmentNumber(), e.line(), null);
            case AllotmentReceived _,
                    AllotmentWithdrawn _,
                    UnitCreditsFrozen _,
                    UnitCreditsThawed _,
                    CreditsLapsed _,
                    BudgetEnvelopeEvent.SetAsideCreditsLapsed _,
                    BudgetEnvelopeEvent.AffectationLapsed _,
                    AuthorisationAffected _,
                    AffectationWithdrawn _,
                    AffectationDrawn _,
                    AffectationRestored _,
                    CpReservedWithoutCommitment _,
                    CpReleasedWithoutCommitment _,
                    CreditsConsumedWithoutCommitment _ -> null;
        };
    }

    /** The act or file behind a change that no line of an EJ makes; empty where there is none. */
    static String referenceOf(BudgetEnvelopeEvent event) {
        return switch (event) {
            case UnitCreditsFrozen e -> e.legalRef();
            case UnitCreditsThawed e -> e.legalRef();
            case AuthorisationAffected e -> e.operation().text();
            case AffectationWithdrawn e -> e.operation().text();
            case AffectationDrawn e -> e.operation().text();
            case AffectationRestored e -> e.operation().text();
            case BudgetEnvelopeEvent.AffectationLapsed e -> e.operation().text();
            case CpReservedWithoutCommitment e -> e.paymentRequestId().text();
            case CpReleasedWithoutCommitment e -> e.paymentRequestId().text();
            case CreditsConsumedWithoutCommitment e -> e.paymentRequestId().text();
            case AllotmentReceived _,
                    AllotmentWithdrawn _,
                    CreditsLapsed _,
                    BudgetEnvelopeEvent.SetAsideCreditsLapsed _,
                    AeCommitted _,
                    AeReleased _,
                    AeSterilized _,
                    CommitmentBroughtForward _,
                    AeAnticipated _,
                    AeAnticipationEnded _,
                    CpReserved _,
                    CpReleased _,
                    CpConsumed _,
                    CpRestored _ -> "";
        };
    }
}
