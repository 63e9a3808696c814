package fr.quitus.api.ledger;

import fr.quitus.domain.chart.ChartOfAccounts;
import fr.quitus.domain.chartchange.ChartDecisions;
import fr.quitus.domain.chartchange.ChartEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Plan de comptes. */
final class ChartStream extends StreamShell<ChartOfAccounts> {
    /** For Axon, before the stream's events are folded. */
    ChartStream() {
        super(null, ChartOfAccounts.SHIPPED);
    }

    ChartStream(String id) {
        super(id, ChartOfAccounts.SHIPPED);
    }

    @EventSourcingHandler
    void on(ChartEvent event) {
        become(event, ChartDecisions.evolve(state(), event));
    }
}
