package fr.quitus.app.projection;

import fr.quitus.api.ports.Books;
import fr.quitus.api.ports.StatementBooks;
import fr.quitus.domain.statement.StatementDecisions.Fixed;
import fr.quitus.domain.statement.StatementKind;
import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.ports.QuestionRefused;
import fr.quitus.projections.statements.Statements;
import fr.quitus.projections.statements.Statements.Drawn;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements to publish, drawn up from the views. */
final class DrawnStatements implements StatementBooks {
    private final Statements statements;

    DrawnStatements(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Fixed> fix(StatementKind kind, LocalDate asOf, @Nullable Long position) {
        try {
            Drawn drawn = statements.draw(kind, asOf, position);
            return Optional.of(new Fixed(drawn.position(), drawn.sha256()));
        } catch (QuestionRefused e) {
            if (e.code().equals("PROJECTION_EN_RETARD")) {
                return Optional.empty();
            }
            if (e.code().equals(Refusals.LETTERS)) {
                throw new Books.BooksIncomplete(e.detail());
            }
            throw e;
        }
    }
}
