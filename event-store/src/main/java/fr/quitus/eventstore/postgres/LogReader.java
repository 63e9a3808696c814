package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.CommandEntry;
import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.Outcome;
import fr.quitus.eventstore.StoredEvent;
import fr.quitus.eventstore.StoredSnapshot;
import fr.quitus.eventstore.Stretch;
import fr.quitus.proofs.merkle.Frontier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Reads the log over pooled connections; what is durable is the caller's to know. */
final class LogReader {

    private final ConnectionSource source;
    private final StreamNames streams = new StreamNames();

    LogReader(ConnectionSource source) {
        this.source = source;
    }

    @FunctionalInterface
    private interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    List<StoredEvent> events(long after, long upTo, int max) {
        return rows(
                Sql.READ_EVENTS,
                row -> event(row, text(row, "aggregate_id")),
                after,
                Math.min(upTo, after + max)); // positions are dense
    }

    List<StoredEvent> at(Collection<Long> positions) {
        return rows(Sql.EVENTS_AT, row -> event(row, text(row, "aggregate_id")), (Object)
                positions.stream().distinct().toArray(Long[]::new));
    }

    /**
     * What of a stretch has these names; the stretch is whole.
     *
     * @throws EventStoreException when one of its positions is missing
     */
    Stretch stretch(long after, long upTo, Predicate<String> names) {
        try (Connection connection = source.open();
                PreparedStatement count = prepare(connection, Sql.COUNT_EVENTS, after, upTo, upTo);
                ResultSet row = count.executeQuery()) {
            row.next();
            long found = row.getLong("events");
            if (found != upTo - after) {
                throw new EventStoreException("the log holds %d events of the %d after position %d: it was changed"
                        .formatted(found, upTo - after, after));
            }
            Instant recordedAt = Micros.toInstant(row.getLong("recorded_at"));
            return new Stretch(new CopiedEvents(connection, streams).read(after, upTo, names), recordedAt);
        } catch (SQLException e) {
            throw new EventStoreException("the event log cannot be read", e);
        }
    }

    List<StoredEvent> stream(String aggregateId, long firstSequence) {
        return rows(Sql.READ_STREAM, row -> event(row, aggregateId), firstSequence, aggregateId, firstSequence);
    }

    List<JournalledCommand> journal(long after, long upTo, int max) {
        return rows(Sql.READ_JOURNAL, LogReader::line, after, Math.min(upTo, after + max)); // numbers are dense
    }

    List<JournalledCommand> refusals(long after, long upTo, int max) {
        return rows(Sql.READ_REFUSALS, LogReader::line, after, upTo, max);
    }

    Optional<JournalledCommand> command(UUID commandId) {
        return rows(Sql.FIND_COMMAND, LogReader::line, commandId).stream().findFirst();
    }

    OptionalLong lastSequence(String aggregateId) {
        return rows(Sql.LAST_SEQUENCE, row -> row.getLong("sequence"), aggregateId).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    OptionalLong firstPositionSince(Instant time, long upTo) {
        return rows(Sql.FIRST_POSITION_SINCE, row -> number(row, "position"), Micros.atOrAfter(time), upTo)
                .getFirst();
    }

    /** The head as it is visible, durable or not. */
    Head visibleHead() {
        return rows(Sql.HEAD, LogReader::head).getFirst();
    }

    /** The head as it is visible, with the frontier of the Merkle log at this very place. */
    Map.Entry<Head, Frontier> visibleTree() {
        return rows(Sql.HEAD, row -> Map.entry(head(row), Frontier.decode(row.getBytes("frontier"))))
                .getFirst();
    }

    /** Leaves of the Merkle log. */
    List<byte[]> leafHashes(long from, int count) {
        return rows(Sql.LEAF_HASHES, row -> row.getBytes("hash"), from, from + count);
    }

    /** Stored nodes of the Merkle log. */
    List<byte[]> merkleNodes(int level, long from, int count) {
        return rows(Sql.MERKLE_NODES, row -> row.getBytes("hash"), level, from, from + count);
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

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getLong("epoch"), row.getLong("position"), row.getLong("journal_number"));
    }

    /** A text the row cannot be without: where its stream or its kind is gone, somebody has changed the log. */
    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            throw new EventStoreException("a row of the event log has lost its " + column + ": the log was changed");
        }
        return text;
    }

    private static StoredEvent event(ResultSet row, String aggregateId) throws SQLException {
        return new StoredEvent(
                row.getLong("position"),
                text(row, "aggregate_type"),
                aggregateId,
                row.getLong("sequence"),
                text(row, "name"),
                Micros.toInstant(row.getLong("recorded_at")),
                row.getBytes("payload"),
                row.getBytes("metadata"),
                row.getBytes("leaf_hash"));
    }

    private static JournalledCommand line(ResultSet row) throws SQLException {
        String code = row.getString("code");
        CommandEntry entry = new CommandEntry(
                row.getObject("command_id", UUID.class),
                text(row, "command_name"),
                row.getString("actor_id"),
                row.getBytes("body_hash"),
                code == null ? Outcome.ACCEPTED : Outcome.REFUSED,
                code,
                row.getBytes("answer"));
        long last = row.getLong("last_position");
        return new JournalledCommand(
                row.getLong("number"),
                entry,
                last - row.getInt("events") + 1,
                last,
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
