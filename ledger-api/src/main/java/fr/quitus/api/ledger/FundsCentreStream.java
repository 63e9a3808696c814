package fr.quitus.api.ledger;

import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.budget.FundsCentreEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Centre financier et son comptable assignataire. */
final class FundsCentreStream extends StreamShell<AccountantAssignment> {
    /** For Axon, before the stream's events are folded. */
    FundsCentreStream() {
        super(null, AccountantAssignment.NONE);
    }

    FundsCentreStream(String id) {
        super(id, AccountantAssignment.NONE);
    }

    @EventSourcingHandler
    void on(FundsCentreEvent event) {
        become(event, state().evolve(event));
    }
}
