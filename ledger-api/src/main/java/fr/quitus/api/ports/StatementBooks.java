package fr.quitus.api.ports;

import fr.quitus.domain.statement.StatementDecisions.Fixed;
import fr.quitus.domain.statement.StatementKind;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Livres : the statements that can be published, by the hash of their bytes. */
@FunctionalInterface
public interface StatementBooks {
    /** Of a ledger without books. */
    StatementBooks NONE = (kind, asOf, position) -> Optional.empty();

    /**
     * @param position the last place of the log to know; what the books show now when null
     * @return empty when the books have not reached the position
     */
    Optional<Fixed> fix(StatementKind kind, LocalDate asOf, @Nullable Long position);
}
