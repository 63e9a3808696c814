package fr.quitus.api.ledger;

import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.yearend.YearDecisions;
import fr.quitus.domain.yearend.YearEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Exercices. */
final class FiscalYearsStream extends StreamShell<FiscalYears> {
    /** For Axon, before the stream's events are folded. */
    FiscalYearsStream() {
        super(null, FiscalYears.NONE);
    }

    FiscalYearsStream(String id) {
        super(id, FiscalYears.NONE);
    }

    @EventSourcingHandler
    void on(YearEvent event) {
        become(event, YearDecisions.evolve(state(), event));
    }
}
