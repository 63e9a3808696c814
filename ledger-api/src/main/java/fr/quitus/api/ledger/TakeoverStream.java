package fr.quitus.api.ledger;

import fr.quitus.domain.takeover.Takeover;
import fr.quitus.domain.takeover.TakeoverEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Reprise. */
final class TakeoverStream extends StreamShell<Takeover> {
    /** For Axon, before the stream's events are folded. */
    TakeoverStream() {
        super(null, Takeover.ABSENT);
    }

    TakeoverStream(String id) {
        super(id, Takeover.ABSENT);
    }

    @EventSourcingHandler
    void on(TakeoverEvent event) {
        become(event, state().evolve(event));
    }
}
