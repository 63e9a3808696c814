package fr.quitus.api.ledger;

import fr.quitus.domain.habilitation.Habilitation;
import fr.quitus.domain.habilitation.HabilitationEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Habilitations d'une personne. */
final class HabilitationStream extends StreamShell<Habilitation> {
    /** For Axon, before the stream's events are folded. */
    HabilitationStream() {
        super(null, Habilitation.NONE);
    }

    HabilitationStream(String id) {
        super(id, Habilitation.NONE);
    }

    @EventSourcingHandler
    void on(HabilitationEvent event) {
        become(event, state().evolve(event));
    }
}
