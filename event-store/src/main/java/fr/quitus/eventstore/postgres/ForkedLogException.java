package fr.quitus.eventstore.postgres;

import java.sql.SQLException;

/** The primary that answers lacks what this node has acknowledged or told: it continues another history. */
final class ForkedLogException extends SQLException {

    private static final long serialVersionUID = 1L;

    ForkedLogException(String message) {
        super(message);
    }
}
