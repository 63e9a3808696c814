package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.StoredSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Reads the log over pooled connections; what is durable is the caller's to know. */
final class LogReader {

    private final ConnectionSource source;

    LogReader(ConnectionSource source) {
        this.source = source;
    }

    @FunctionalInterface
    private interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    List<StoredEvent> events(long after, long upTo, int max) {
        return rows(Sql.READ_EVENTS, LogReader::event, after, upTo, max);
    }

    List<StoredEvent> stream(String aggregateId, long firstSequence) {
        return rows(Sql.READ_STREAM, LogReader::event, aggregateId, firstSequence);
    }

    List<JournalledCommand> journal(long after, long upTo, int max) {
        return rows(Sql.READ_JOURNAL, LogReader::line, after, upTo, max);
    }

    Optional<JournalledCommand> command(UUID commandId) {
        return rows(Sql.FIND_COMMAND, LogReader::line, commandId).stream().findFirst();
    }

    OptionalLong lastSequence(String aggregateId) {
        return rows(Sql.LAST_SEQUENCE, row -> number(row, "sequence"), aggregateId)
                .getFirst();
    }

    OptionalLong firstPositionSince(Instant time, long upTo) {
        return rows(Sql.FIRST_POSITION_SINCE, row -> number(row, "position"), Micros.atOrAfter(time), upTo)
                .getFirst();
    }

    /** The head as it is visible, durable or not. */
    Head visibleHead() {
        return rows(
                        Sql.HEAD,
                        row -> new Head(row.getLong("epoch"), row.getLong("position"), row.getLong("journal_number")))
                .getFirst();
    }

    Optional<StoredSnapshot> snapshot(String aggregateId) {
        return rows(Sql.NEWEST_SNAPSHOT, LogReader::snapshot, aggregateId).stream()
                .findFirst();
    }

    void store(StoredSnapshot snapshot) {
        try (Connection connection = source.open();
                PreparedStatement statement = prepare(
                        connection,
                        Sql.STORE_SNAPSHOT,
                        snapshot.aggregateId(),
                        snapshot.aggregateType(),
                        snapshot.sequence(),
                        snapshot.eventId(),
                        snapshot.name(),
                        Micros.of(snapshot.recordedAt()),
                        snapshot.payload(),
                        snapshot.metaData())) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new EventStoreException("the snapshot of %s was not stored".formatted(snapshot.aggregateId()), e);
        }
    }

    private <T> List<T> rows(String sql, RowMapper<T> mapper, Object... parameters) {
        try (Connection connection = source.open();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(mapper.map(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new EventStoreException("the event log cannot be read", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("position"),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("name"),
                Micros.toInstant(row.getLong("recorded_at")),
                row.getBytes("payload"),
                row.getBytes("metadata"),
                row.getBytes("leaf_hash"));
    }

    private static JournalledCommand line(ResultSet row) throws SQLException {
        CommandEntry entry = new CommandEntry(
                row.getObject("command_id", UUID.class),
                row.getString("command_name"),
                row.getString("actor_id"),
                row.getBytes("body_hash"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("code"),
                row.getBytes("answer"));
        return new JournalledCommand(
                row.getLong("number"),
                entry,
                row.getLong("first_position"),
                row.getLong("last_position"),
                Micros.toInstant(row.getLong("recorded_at")));
    }

    private static StoredSnapshot snapshot(ResultSet row) throws SQLException {
        return new StoredSnapshot(
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("name"),
                Micros.toInstant(row.getLong("recorded_at")),
                row.getBytes("payload"),
                row.getBytes("metadata"));
    }
}
