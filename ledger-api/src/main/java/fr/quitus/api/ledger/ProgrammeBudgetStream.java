package fr.quitus.api.ledger;

import fr.quitus.domain.budget.ProgrammeBudget;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Budget d'un programme. */
final class ProgrammeBudgetStream extends StreamShell<ProgrammeBudget> {
    /** For Axon, before the stream's events are folded. */
    ProgrammeBudgetStream() {
        super(null, ProgrammeBudget.EMPTY);
    }

    ProgrammeBudgetStream(String id) {
        super(id, ProgrammeBudget.EMPTY);
    }

    @EventSourcingHandler
    void on(ProgrammeBudgetEvent event) {
        become(event, state().evolve(event));
    }
}
