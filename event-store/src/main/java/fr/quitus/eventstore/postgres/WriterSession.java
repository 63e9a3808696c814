package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.CommandEntry;
import fr.quitus.proofs.merkle.Frontier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the appender, from its takeover to its first doubt. Every statement is its own transaction, and
 * every commit that matters is checked for a cancelled wait.
 */
final class WriterSession {

    private static final Logger LOG = LoggerFactory.getLogger(WriterSession.class);

    private final Connection connection;
    private final AppendStatement append;
    private final Room room;
    private Frontier frontier = new Frontier();

    /** Opens and prepares a connection. */
    static WriterSession on(ConnectionSource source, long lockTimeoutMs) throws SQLException {
        Connection connection = source.open();
        try {
            return new WriterSession(connection, new Room(source), lockTimeoutMs);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private WriterSession(Connection connection, Room room, long lockTimeoutMs) throws SQLException {
        this.connection = connection;
        this.room = room;
        connection.setAutoCommit(true);
        try (PreparedStatement prepare = connection.prepareStatement(Sql.PREPARE_WRITER)) {
            prepare.setString(1, lockTimeoutMs + "ms");
            prepare.executeQuery().close();
        }
        this.append = new AppendStatement(connection, new Kinds(connection));
    }

    /**
     * Deposes every earlier writer; what is told is durable, for this commit waited and stands behind all others.
     *
     * @param own where this node's own writing ended
     * @throws ForkedLogException if this primary lacks what this node knows; then nothing was written on it
     */
    Head takeOver(Ancestry ancestry, Head own) throws SQLException {
        ancestry.require(this, own);
        Head head;
        try (PreparedStatement statement = connection.prepareStatement(Sql.TAKE_OVER);
                ResultSet row = statement.executeQuery()) {
            requireSettled(statement);
            row.next();
            head = new Head(row.getLong("epoch"), row.getLong("position"), row.getLong("journal_number"));
            frontier = Frontier.decode(row.getBytes("frontier"));
            ancestry.begun(new Ancestry.Epoch(head, row.getString("mark")));
        }
        if (frontier.size() != head.position() + 1) {
            throw new IllegalStateException("the log ends at position %d, its Merkle tree has %d leaves: it was changed"
                    .formatted(head.position(), frontier.size()));
        }
        room.make(connection);
        return head;
    }

    /**
     * False when the head does not stand where the draft expects it. A stream that does not is told as a duplicate is.
     */
    boolean write(Draft draft) throws SQLException {
        if (!room.holds(draft.after().position())) {
            room.make(connection);
        }
        TreeGrowth growth = TreeGrowth.of(frontier, draft.events());
        PreparedStatement statement = append.of(draft, growth);
        try (ResultSet row = statement.executeQuery()) {
            requireSettled(statement);
            if (!row.next()) {
                return false;
            }
        }
        frontier = growth.frontier();
        room.reached(draft.after().position());
        return true;
    }

    /** Makes everything that is visible now durable, without moving the log, and tells how far that is. */
    Head barrier() throws SQLException {
        return head(Sql.BARRIER);
    }

    Head head() throws SQLException {
        return head(Sql.HEAD);
    }

    private Head head(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            requireSettled(statement);
            row.next();
            return new Head(row.getLong("epoch"), row.getLong("position"), row.getLong("journal_number"));
        }
    }

    /** Where the log stood when this epoch began. */
    Head startOf(long epoch) throws SQLException {
        return epoch(epoch)
                .orElseThrow(() -> new IllegalStateException("the log has lost its epoch " + epoch))
                .start();
    }

    Optional<Ancestry.Epoch> epoch(long epoch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.EPOCH_START)) {
            statement.setLong(1, epoch);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Head start = new Head(epoch, row.getLong("position"), row.getLong("journal_number"));
                return Optional.of(new Ancestry.Epoch(start, row.getString("mark")));
            }
        }
    }

    /** Where those of these aggregates stand of which something exists. */
    Map<String, StreamHead> tails(Collection<String> aggregateIds) throws SQLException {
        Map<String, StreamHead> tails = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(Sql.TAILS)) {
            statement.setArray(1, connection.createArrayOf("text", aggregateIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tails.put(
                            row.getString("aggregate_id"),
                            new StreamHead(row.getLong("stream"), row.getLong("last_sequence")));
                }
            }
        }
        return tails;
    }

    /** What exists of the aggregates and commands of these units. */
    Evidence look(List<Waiting> units) throws SQLException {
        Map<String, StreamHead> tails = new HashMap<>();
        units.forEach(
                waiting -> waiting.unit().events().forEach(event -> tails.put(event.aggregateId(), StreamHead.NONE)));
        tails.putAll(tails(tails.keySet()));
        Set<UUID> commands = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(Sql.KNOWN_COMMANDS)) {
            Object[] ids = units.stream()
                    .map(waiting -> waiting.unit().entry())
                    .<UUID>mapMulti((entry, sink) -> {
                        if (entry instanceof CommandEntry present) {
                            sink.accept(present.commandId());
                        }
                    })
                    .toArray();
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    commands.add(row.getObject("command_id", UUID.class));
                }
            }
        }
        return new Evidence(tails, commands);
    }

    private void requireSettled(PreparedStatement statement) throws SQLException {
        for (SQLWarning warning : new SQLWarning[] {statement.getWarnings(), connection.getWarnings()}) {
            for (SQLWarning each = warning; each != null; each = each.getNextWarning()) {
                String state = each.getSQLState();
                if (state != null && state.startsWith("01")) {
                    throw new UnsettledCommitException(each);
                }
            }
        }
    }

    /** Ends the connection at once, whatever it is doing; safe from any thread. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("the appender's connection could not be aborted, it is left to time out", e);
        }
    }
}
