package fr.quitus.projections.engine;

import fr.quitus.projections.ports.ViewsDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Transactions on the views, each with its search path; what fails rolls back whole. */
public final class Database {
    static final SqlFile SESSION = SqlFile.beside(Database.class, "session");

    /** What is done in a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Which tables a transaction sees under their plain names. */
    enum Side {
        LIVE("live", "write_live"),
        REBUILD("rebuild", "write_rebuild"),
        REPLACED("replaced", "replaced");

        private final String statement;
        private final String writing;

        Side(String statement, String writing) {
            this.statement = statement;
            this.writing = writing;
        }
    }

    private final ViewsDatabase views;

    public Database(ViewsDatabase views) {
        this.views = views;
    }

    /**
     * A transaction that writes. Its commit is not waited for on disk: a view lost with its last commits lost its
     * position
     * with them, and is folded again from the log.
     */
    <T> T write(Side side, Work<T> work) {
        try (Connection connection = views.dataSource().getConnection()) {
            return transaction(connection, () -> {
                // One round trip: the beginning of the transaction goes with it.
                execute(connection, SESSION.statement(side.writing));
                return work.in(connection);
            });
        } catch (SQLException e) {
            throw new ViewsFailed(e);
        }
    }

    /** A look at the live tables, wherever they can be read: also where nothing can be written. */
    <T> T look(Work<T> work) {
        try (Connection connection = views.readable().getConnection()) {
            return transaction(connection, () -> {
                use(connection, Side.LIVE);
                return work.in(connection);
            });
        } catch (SQLException e) {
            throw new ViewsFailed(e);
        }
    }

    /**
     * A read-only transaction on the live tables, in which everything read is of one instant. Nothing was read when
     * the work
     * begins: it locks its tables first, then reads, else a switch of tables in between would show it empty ones.
     */
    public <T> T snapshot(Work<T> work) {
        try (Connection connection = views.readable().getConnection()) {
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                return transaction(connection, () -> {
                    use(connection, Side.LIVE);
                    return work.in(connection);
                });
            } finally {
                connection.setReadOnly(false);
                connection.setTransactionIsolation(isolation);
            }
        } catch (SQLException e) {
            throw new ViewsFailed(e);
        }
    }

    /** A connection for a lock that outlives transactions. */
    Connection connect() throws SQLException {
        return views.dataSource().getConnection();
    }

    static void use(Connection connection, Side side) throws SQLException {
        execute(connection, SESSION.statement(side.statement));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException;
    }

    private static <T> T transaction(Connection connection, Step<T> step) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = step.run();
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!connection.isClosed()) {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(autoCommit);
            }
        }
    }
}
