package fr.quitus.api.ledger;

import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Titre de perception. */
final class RevenueOrderStream extends StreamShell<RevenueOrder> {
    /** For Axon, before the stream's events are folded. */
    RevenueOrderStream() {
        super(null, RevenueOrder.ABSENT);
    }

    RevenueOrderStream(String id) {
        super(id, RevenueOrder.ABSENT);
    }

    @EventSourcingHandler
    void on(RevenueOrderEvent event) {
        become(event, state().evolve(event));
    }
}
