package fr.quitus.api.ledger;

import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.lawchange.LawDecisions;
import fr.quitus.domain.lawchange.LawEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Paramètres de droit. */
final class LawStream extends StreamShell<LawParameters> {
    /** For Axon, before the stream's events are folded. */
    LawStream() {
        super(null, LawParameters.SHIPPED);
    }

    LawStream(String id) {
        super(id, LawParameters.SHIPPED);
    }

    @EventSourcingHandler
    void on(LawEvent event) {
        become(event, LawDecisions.evolve(state(), event));
    }
}
