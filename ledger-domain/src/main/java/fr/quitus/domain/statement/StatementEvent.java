package fr.quitus.domain.statement;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.StatementId;
import java.time.LocalDate;

/** What happens to a published statement: nothing, after it was published. */
public sealed interface StatementEvent extends LedgerEvent {
    StatementId statementId();

    @Override
    default String aggregateId() {
        return Statement.aggregateId(statementId());
    }

    /**
     * État publié.
     *
     * @param position the last place of the log it knows
     * @param sha256 of its bytes, in hexadecimal
     */
    @EventName("statement-published.v1")
    record StatementPublished(
            StatementId statementId,
            StatementKind kind,
            LocalDate asOf,
            long position,
            String sha256,
            LocalDate publishedOn,
            ActorId publishedBy)
            implements StatementEvent {}
}
