package fr.quitus.eventstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens connections to the primary. The appender's must be its own, not one of a pool, and must have no query
 * timeout: a
 * cancelled commit is visible without being durable. A socket timeout and TCP keep-alive are welcome, a lost connection
 * is settled.
 */
@FunctionalInterface
public interface ConnectionSource {

    /** A fresh connection, or the reason why there is none now. */
    Connection open() throws SQLException;
}
