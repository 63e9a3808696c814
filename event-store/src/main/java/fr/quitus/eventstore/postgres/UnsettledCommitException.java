package fr.quitus.eventstore.postgres;

import java.sql.SQLException;
import java.sql.SQLWarning;

/** A commit whose wait for the quorum was cancelled: it is visible here and may still be lost with this server. */
final class UnsettledCommitException extends SQLException {

    private static final long serialVersionUID = 1L;

    UnsettledCommitException(SQLWarning warning) {
        super(warning.getMessage(), warning.getSQLState(), warning);
    }
}
