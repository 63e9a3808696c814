package fr.quitus.eventstore.postgres;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failed statement says about its transaction. Whatever is not certain is in doubt. */
enum AppendFailure {
    /** Rolled back: a row of the batch exists already. */
    DUPLICATE,
    /** Rolled back: something in the batch will never be accepted. */
    POISON,
    /** Rolled back: the same batch may pass the next time. */
    PASSING,
    /** Committed or not, nobody here knows; or the session is of no more use. */
    IN_DOUBT;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String QUERY_CANCELED = "57014";

    /** Data exceptions, broken constraints, missing rights or tables, program limits. */
    private static final Set<String> POISON_CLASSES = Set.of("22", "23", "42", "54");

    /** Serialisation failures and deadlocks, lock timeouts. */
    private static final Set<String> PASSING_CLASSES = Set.of("40", "55");

    static AppendFailure of(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        if (failure instanceof UnsettledCommitException || state == null || state.length() != 5) {
            return IN_DOUBT;
        }
        if (state.equals(UNIQUE_VIOLATION)) {
            return DUPLICATE;
        }
        String group = state.substring(0, 2);
        if (POISON_CLASSES.contains(group)) {
            return POISON;
        }
        return PASSING_CLASSES.contains(group) || state.equals(QUERY_CANCELED) ? PASSING : IN_DOUBT;
    }
}
