package fr.quitus.api.ledger;

import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.commitment.CommitmentEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Engagement juridique. */
final class CommitmentStream extends StreamShell<Commitment> {
    /** For Axon, before the stream's events are folded. */
    CommitmentStream() {
        super(null, Commitment.ABSENT);
    }

    CommitmentStream(String id) {
        super(id, Commitment.ABSENT);
    }

    @EventSourcingHandler
    void on(CommitmentEvent event) {
        become(event, state().evolve(event));
    }
}
