package fr.quitus.api.ledger;

import fr.quitus.domain.statement.Statement;
import fr.quitus.domain.statement.StatementEvent;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** État financier publié. */
final class StatementStream extends StreamShell<Statement> {
    /** For Axon, before the stream's events are folded. */
    StatementStream() {
        super(null, Statement.ABSENT);
    }

    StatementStream(String id) {
        super(id, Statement.ABSENT);
    }

    @EventSourcingHandler
    void on(StatementEvent event) {
        become(event, state().evolve(event));
    }
}
