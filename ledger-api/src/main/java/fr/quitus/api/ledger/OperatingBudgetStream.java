package fr.quitus.api.ledger;

import fr.quitus.domain.budget.OperatingBudget;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Budget opérationnel de programme (BOP). */
final class OperatingBudgetStream extends StreamShell<OperatingBudget> {
    /** For Axon, before the stream's events are folded. */
    OperatingBudgetStream() {
        super(null, OperatingBudget.EMPTY);
    }

    OperatingBudgetStream(String id) {
        super(id, OperatingBudget.EMPTY);
    }

    @EventSourcingHandler
    void on(OperatingBudgetEvent event) {
        become(event, state().evolve(event));
    }
}
