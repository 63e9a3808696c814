package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.NewEvent;
import fr.quitus.eventstore.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the appender, from its takeover to its first doubt. Every statement is its own transaction, and
 * every
 * commit that matters is checked for a cancelled wait.
 */
final class WriterSession {

    private static final Logger LOG = LoggerFactory.getLogger(WriterSession.class);

    private final Connection connection;
    private final PGConnection postgres;
    private final PreparedStatement append;

    /** Prepares a fresh connection, or closes it. */
    static WriterSession on(Connection connection, long lockTimeoutMs) throws SQLException {
        try {
            return new WriterSession(connection, lockTimeoutMs);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private WriterSession(Connection connection, long lockTimeoutMs) throws SQLException {
        this.connection = connection;
        this.postgres = connection.unwrap(PGConnection.class);
        connection.setAutoCommit(true);
        try (PreparedStatement prepare = connection.prepareStatement(Sql.PREPARE_WRITER)) {
            prepare.setString(1, lockTimeoutMs + "ms");
            prepare.executeQuery().close();
        }
        this.append = connection.prepareStatement(Sql.APPEND);
    }

    /** Deposes every earlier writer; what is told is durable, for this commit waited and stands behind all others. */
    Head takeOver() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.TAKE_OVER);
                ResultSet row = statement.executeQuery()) {
            requireSettled(statement);
            row.next();
            return new Head(row.getLong("epoch"), row.getLong("position"), row.getLong("journal_number"));
        }
    }

    /** False when the head does not stand where the draft expects it or an event the draft stands on is missing. */
    boolean write(Draft draft) throws SQLException {
        Head before = draft.before();
        Head after = draft.after();
        append.clearParameters();
        append.setLong(1, after.position());
        append.setLong(2, after.number());
        append.setLong(3, before.position());
        append.setLong(4, before.number());
        append.setLong(5, before.epoch());
        List<Map.Entry<String, Long>> standing = List.copyOf(draft.standing().entrySet());
        int next = texts(6, standing, Map.Entry::getKey);
        next = longs(next, standing, Map.Entry::getValue);
        next = bindEvents(next, draft.events());
        bindJournal(next, draft.journal());
        try (ResultSet row = append.executeQuery()) {
            requireSettled(append);
            row.next();
            return row.getLong("moved") == 1;
        }
    }

    private int bindEvents(int first, List<StoredEvent> events) throws SQLException {
        int next = longs(first, events, StoredEvent::position);
        next = texts(next, events, StoredEvent::aggregateType);
        next = texts(next, events, StoredEvent::aggregateId);
        next = longs(next, events, StoredEvent::sequence);
        next = texts(next, events, StoredEvent::eventId);
        next = texts(next, events, StoredEvent::name);
        next = longs(next, events, event -> Micros.of(event.recordedAt()));
        next = bytes(next, events, StoredEvent::payload);
        next = bytes(next, events, StoredEvent::metaData);
        return bytes(next, events, StoredEvent::leafHash);
    }

    private void bindJournal(int first, List<JournalledCommand> journal) throws SQLException {
        int next = longs(first, journal, JournalledCommand::number);
        next = texts(next, journal, line -> line.entry().commandId().toString());
        next = texts(next, journal, line -> line.entry().commandName());
        next = texts(next, journal, line -> line.entry().actorId());
        next = bytes(next, journal, line -> line.entry().bodyHash());
        next = texts(next, journal, line -> line.entry().outcome().name());
        next = texts(next, journal, line -> line.entry().code());
        next = bytes(next, journal, line -> line.entry().answer());
        next = longs(next, journal, JournalledCommand::firstPosition);
        next = longs(next, journal, JournalledCommand::lastPosition);
        longs(next, journal, line -> Micros.of(line.recordedAt()));
    }

    private <T> int longs(int index, List<T> rows, ToLongFunction<T> column) throws SQLException {
        append.setArray(
                index,
                postgres.createArrayOf("int8", rows.stream().mapToLong(column).toArray()));
        return index + 1;
    }

    private <T> int texts(int index, List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        @Nullable String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        append.setArray(index, postgres.createArrayOf("text", values));
        return index + 1;
    }

    private <T> int bytes(int index, List<T> rows, Function<T, byte[]> column) throws SQLException {
        append.setArray(
                index, postgres.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new)));
        return index + 1;
    }

    /** Makes everything that is visible now durable, without moving the log. */
    void barrier() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.BARRIER)) {
            statement.executeQuery().close();
            requireSettled(statement);
        }
    }

    Head head() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.HEAD);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Head(row.getLong("epoch"), row.getLong("position"), row.getLong("journal_number"));
        }
    }

    /** Where the log stood when this epoch began. */
    Head startOf(long epoch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.EPOCH_START)) {
            statement.setLong(1, epoch);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the log has lost its epoch " + epoch);
                }
                return new Head(epoch, row.getLong("position"), row.getLong("journal_number"));
            }
        }
    }

    /** What exists of the aggregates and commands of these units. */
    Evidence look(List<Waiting> units) throws SQLException {
        Map<String, Long> tails = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(Sql.TAILS)) {
            Object[] ids = units.stream()
                    .flatMap(waiting -> waiting.unit().events().stream())
                    .map(NewEvent::aggregateId)
                    .distinct()
                    .toArray();
            statement.setArray(1, connection.createArrayOf("text", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tails.put(row.getString("aggregate_id"), row.getLong("sequence"));
                }
            }
        }
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
