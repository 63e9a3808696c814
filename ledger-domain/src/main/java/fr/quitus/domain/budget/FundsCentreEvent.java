package fr.quitus.domain.budget;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.FundsCentre;
import java.time.LocalDate;

/** What happens to a funds centre itself, whatever the year. */
public sealed interface FundsCentreEvent extends LedgerEvent {
    FundsCentre fundsCentre();

    @Override
    default String aggregateId() {
        return AccountantAssignment.aggregateId(fundsCentre());
    }

    /** Comptable assignataire désigné, from a date on. */
    @EventName("assignment-changed.v1")
    record AssignmentChanged(FundsCentre fundsCentre, AccountingPostId post, LocalDate effectiveFrom)
            implements FundsCentreEvent {}

    /** Service facturier mis en place, ou fini, from a date on: who receives the invoices of the unit. */
    @EventName("invoicing-service-changed.v1")
    record InvoicingServiceChanged(
            FundsCentre fundsCentre, boolean active, LocalDate effectiveFrom, String decisionRef, ActorId changedBy)
            implements FundsCentreEvent {}
}
