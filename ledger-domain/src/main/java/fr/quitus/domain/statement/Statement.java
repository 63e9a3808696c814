package fr.quitus.domain.statement;

import fr.quitus.domain.statement.StatementEvent.StatementPublished;
import fr.quitus.domain.value.StatementId;

/** État financier : {@code ABSENT → PUBLISHED}. A mistake is mended by another statement, never in place. */
public sealed interface Statement {
    /** Nobody published it. */
    record Absent() implements Statement {}

    /** Publié. */
    record Published(StatementPublished publication) implements Statement {}

    Statement ABSENT = new Absent();

    static String aggregateId(StatementId id) {
        return "statement:" + id;
    }

    default Statement evolve(StatementEvent event) {
        return switch (event) {
            case StatementPublished e -> new Published(e);
        };
    }
}
