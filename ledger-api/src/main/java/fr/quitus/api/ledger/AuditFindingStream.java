package fr.quitus.api.ledger;

import fr.quitus.domain.audit.AuditFinding;
import fr.quitus.domain.audit.AuditFindingEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Constat d'audit. */
final class AuditFindingStream extends StreamShell<AuditFinding> {
    /** For Axon, before the stream's events are folded. */
    AuditFindingStream() {
        super(null, AuditFinding.ABSENT);
    }

    AuditFindingStream(String id) {
        super(id, AuditFinding.ABSENT);
    }

    @EventSourcingHandler
    void on(AuditFindingEvent event) {
        become(event, state().evolve(event));
    }
}
