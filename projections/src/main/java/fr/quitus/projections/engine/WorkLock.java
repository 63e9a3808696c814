package fr.quitus.projections.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to work on some views alone, on this node and on every other, until it is closed. The server takes it back
 * with the connection that holds it, so whoever is about to show what he made asks once more whether he still has it.
 */
final class WorkLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkLock.class);

    private final Connection connection;
    private final int backend;
    private final List<String> held = new ArrayList<>();

    private WorkLock(Connection connection) throws SQLException {
        this.connection = connection;
        try (PreparedStatement statement = connection.prepareStatement(Database.SESSION.statement("backend"));
                ResultSet row = statement.executeQuery()) {
            row.next();
            this.backend = row.getInt("backend");
        }
    }

    /** @throws RebuildRefused when one of them is worked on already */
    static WorkLock take(Database database, List<String> names) {
        try {
            Connection connection = database.connect();
            boolean taken = false;
            try {
                WorkLock lock = new WorkLock(connection);
                lock.take(names);
                taken = true;
                return lock;
            } finally {
                if (!taken) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw new ViewsFailed(e);
        }
    }

    private void take(List<String> names) throws SQLException {
        for (String name : names) {
            if (!ask(connection, "try_work_lock", name)) {
                release();
                throw new RebuildRefused(
                        RebuildRefused.Reason.BUSY, name, "the view " + name + " is being rebuilt or dropped already");
            }
            held.add(name);
        }
    }

    /** Takes it until the transaction of the connection ends. @return whether it was free */
    static boolean tryTakeForTransaction(Connection connection, String name) throws SQLException {
        return ask(connection, "try_work_lock_for_transaction", name);
    }

    /**
     * As the transaction of another connection sees it.
     *
     * @throws IllegalStateException when it was lost, and somebody else may work on the view
     */
    void requireHeld(Connection other, String name) throws SQLException {
        try (PreparedStatement statement = other.prepareStatement(Database.SESSION.statement("work_lock_held"))) {
            statement.setInt(1, backend);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !row.getBoolean("held")) {
                    throw new IllegalStateException(
                            "the connection that kept others from rebuilding " + name + " was lost");
                }
            }
        }
    }

    private void release() throws SQLException {
        for (String name : held) {
            ask(connection, "release_work_lock", name);
        }
        held.clear();
    }

    /** What was done under it stands, even where the connection is lost and the lock with it. */
    @Override
    public void close() {
        try (connection) {
            release();
        } catch (SQLException e) {
            LOG.warn("the lock of a rebuild ended with its connection: {}", e.toString());
        }
    }

    private static boolean ask(Connection connection, String key, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Database.SESSION.statement(key))) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
