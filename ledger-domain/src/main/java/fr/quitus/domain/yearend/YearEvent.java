package fr.quitus.domain.yearend;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import java.time.LocalDate;
import java.util.List;

/** What happens to fiscal years. All of them are one short stream. */
public sealed interface YearEvent extends LedgerEvent {
    FiscalYear year();

    @Override
    default String aggregateId() {
        return YearDecisions.AGGREGATE_ID;
    }

    /** Exercice ouvert. */
    @EventName("fiscal-year-opened.v1")
    record FiscalYearOpened(FiscalYear year, String legalRef, LocalDate openedOn, ActorId openedBy)
            implements YearEvent {}

    /**
     * Période complémentaire commencée.
     *
     * @param until its last day, as the law of the act has it
     */
    @EventName("complementary-period-entered.v1")
    record ComplementaryPeriodEntered(
            FiscalYear year, String legalRef, LocalDate until, LocalDate enteredOn, ActorId enteredBy)
            implements YearEvent {}

    /** Budget clos : what its credits were not used for lapses from now on. */
    @EventName("budget-closed.v1")
    record BudgetClosed(FiscalYear year, LocalDate closedOn, ActorId closedBy) implements YearEvent {}

    /** Inventaire ouvert. */
    @EventName("inventory-opened.v1")
    record InventoryOpened(FiscalYear year, LocalDate openedOn, ActorId openedBy) implements YearEvent {}

    /**
     * Exercice clos, with entries P50 on 31 December and P51 on 1 January.
     *
     * @param charges balance of class 6 before it was closed, a debit when positive
     * @param products balance of class 7 before it was closed, a credit when positive
     * @param result products less charges
     */
    @EventName("fiscal-year-closed.v1")
    record FiscalYearClosed(
            FiscalYear year,
            Balance charges,
            Balance products,
            Balance result,
            LocalDate closedOn,
            ActorId closedBy,
            List<JournalEntry> entries)
            implements YearEvent {
        public FiscalYearClosed {
            entries = List.copyOf(entries);
        }
    }
}
