package fr.quitus.domain.budget;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;

/** What happens to the credits of an operating budget (BOP). */
public sealed interface OperatingBudgetEvent extends LedgerEvent {
    FiscalYear year();

    OperatingBudgetCode operatingBudget();

    @Override
    default String aggregateId() {
        return new OperatingBudgetId(year(), operatingBudget()).aggregateId();
    }

    /** Mise à disposition reçue du programme. */
    @EventName("allotment-received-by-operating-budget.v1")
    record AllotmentReceived(
            FiscalYear year, OperatingBudgetCode operatingBudget, TitleGroup titleGroup, Credits credits)
            implements OperatingBudgetEvent {}

    /** Crédits mis à disposition d'une UO: the source side; the envelope's own stream has {@code AllotmentReceived}. */
    @EventName("credits-allotted-by-operating-budget.v1")
    record CreditsAllotted(
            FiscalYear year,
            OperatingBudgetCode operatingBudget,
            TitleGroup titleGroup,
            FundsCentre fundsCentre,
            Credits credits)
            implements OperatingBudgetEvent {}

    /**
     * Mise à disposition reprise d'une UO: the receiving side; the envelope's own stream has
     * {@code AllotmentWithdrawn}.
     */
    @EventName("credits-taken-back-by-operating-budget.v1")
    record CreditsTakenBack(
            FiscalYear year,
            OperatingBudgetCode operatingBudget,
            TitleGroup titleGroup,
            FundsCentre fundsCentre,
            Credits credits)
            implements OperatingBudgetEvent {}

    /** Mise à disposition reprise par le programme. */
    @EventName("allotment-withdrawn-from-operating-budget.v1")
    record AllotmentWithdrawn(
            FiscalYear year, OperatingBudgetCode operatingBudget, TitleGroup titleGroup, Credits credits)
            implements OperatingBudgetEvent {}

    /** Crédits d'un BOP tombés : what it had not allotted when the year's budget was closed (LOLF art. 15-I). */
    @EventName("operating-budget-credits-lapsed.v1")
    record OperatingBudgetCreditsLapsed(
            FiscalYear year,
            OperatingBudgetCode operatingBudget,
            TitleGroup titleGroup,
            Credits credits,
            LocalDate lapsedOn,
            ActorId lapsedBy)
            implements OperatingBudgetEvent {}
}
