package fr.quitus.domain.statement;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.Dates;
import fr.quitus.domain.value.StatementId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Publication des états financiers. */
public sealed interface StatementCommand extends LedgerCommand {
    StatementId statementId();

    /**
     * Publication d'un état, whose bytes can be read again for ever.
     *
     * @param asOf the accounting date it is drawn up on; its year is the statement's
     * @param position the last place of the log it knows; what the books show now when absent
     */
    record PublishStatement(
            StatementId statementId,
            StatementKind kind,
            LocalDate asOf,
            @Nullable Long position) implements StatementCommand {
        public PublishStatement {
            Dates.bounded("La date d'arrêté (asOf)", asOf);
        }

        @Override
        public Set<Role> allowedRoles() {
            return Set.of(Role.PUBLIC_ACCOUNTANT);
        }
    }
}
