package fr.quitus.api.ledger;

import fr.quitus.domain.person.ForgottenPerson;
import fr.quitus.domain.person.PersonEvent.PersonForgotten;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Effacements d'une personne. */
final class PersonStream extends StreamShell<ForgottenPerson> {
    /** For Axon, before the stream's events are folded. */
    PersonStream() {
        super(null, ForgottenPerson.NEVER);
    }

    PersonStream(String id) {
        super(id, ForgottenPerson.NEVER);
    }

    @EventSourcingHandler
    void on(PersonForgotten event) {
        become(event, state().evolve(event));
    }
}
