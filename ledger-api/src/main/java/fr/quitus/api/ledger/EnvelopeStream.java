package fr.quitus.api.ledger;

import fr.quitus.domain.budget.BudgetEnvelope;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Enveloppe d'une unité opérationnelle: the hottest stream. */
final class EnvelopeStream extends StreamShell<BudgetEnvelope> {
    /** For Axon, before the stream's events are folded. */
    EnvelopeStream() {
        super(null, BudgetEnvelope.EMPTY);
    }

    EnvelopeStream(String id) {
        super(id, BudgetEnvelope.EMPTY);
    }

    @EventSourcingHandler
    void on(BudgetEnvelopeEvent event) {
        become(event, state().evolve(event));
    }
}
