package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.StoredEvent;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads stretches of the log by PostgreSQL's binary COPY, a message a row: twice as fast as a result set, and rows of
 * names that nobody asked for never leave the server.
 */
final class CopiedEvents {
    /** What a binary COPY begins with: eleven bytes of signature, flags, and no extension. */
    private static final int HEADER_BYTES = 19;

    private static final byte HEADER_FIRST = 'P';
    /** Instead of a number of columns: the end. */
    private static final short TRAILER = -1;

    private record Kind(String aggregateType, String name) {}

    /** What the server gave. */
    private record Row(
            long position,
            long recordedAt,
            Kind kind,
            long sequence,
            long stream,
            byte[] payload,
            byte[] metadata,
            byte[] leafHash) {

        private StoredEvent event(Map<Long, String> streams) {
            String aggregateId = streams.get(stream);
            if (aggregateId == null) {
                throw changed(position);
            }
            return new StoredEvent(
                    position,
                    kind.aggregateType(),
                    aggregateId,
                    sequence,
                    kind.name(),
                    Micros.toInstant(recordedAt),
                    payload,
                    metadata,
                    leafHash);
        }
    }

    private final Connection connection;
    private final StreamNames streams;

    CopiedEvents(Connection connection, StreamNames streams) {
        this.connection = connection;
        this.streams = streams;
    }

    /** The events with these names after a position up to another, in order. */
    List<StoredEvent> read(long after, long upTo, Predicate<String> names) throws SQLException {
        Map<Short, Kind> kinds = kinds(names);
        if (kinds.isEmpty()) {
            return List.of();
        }
        List<Row> rows = rows(after, upTo, kinds);
        Map<Long, String> streamNames =
                streams.of(connection, rows.stream().map(Row::stream).toList());
        return rows.stream().map(row -> row.event(streamNames)).toList();
    }

    private List<Row> rows(long after, long upTo, Map<Short, Kind> kinds) throws SQLException {
        List<Row> rows = new ArrayList<>();
        String copy = Sql.COPY_EVENTS
                .replace(":after", Long.toString(after))
                .replace(":up_to", Long.toString(upTo))
                .replace(":kinds", kinds.keySet().stream().map(String::valueOf).collect(Collectors.joining(",")));
        CopyOut copied = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
        boolean begun = false;
        for (byte[] message = copied.readFromCopy(); message != null; message = copied.readFromCopy()) {
            ByteBuffer row = ByteBuffer.wrap(message);
            if (!begun && row.remaining() >= HEADER_BYTES && row.get(0) == HEADER_FIRST) {
                row.position(HEADER_BYTES);
                begun = true;
            }
            if (row.hasRemaining() && row.getShort() != TRAILER) {
                rows.add(row(row, kinds));
            }
        }
        return rows;
    }

    private Map<Short, Kind> kinds(Predicate<String> names) throws SQLException {
        Map<Short, Kind> kinds = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(Sql.KINDS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Kind kind = new Kind(row.getString("aggregate_type"), row.getString("name"));
                if (!kind.aggregateType().isEmpty() && names.test(kind.name())) {
                    kinds.put(row.getShort("kind"), kind);
                }
            }
        }
        return kinds;
    }

    private static Row row(ByteBuffer row, Map<Short, Kind> kinds) {
        long position = number(row);
        long recordedAt = number(row);
        row.getInt();
        Kind kind = kinds.get(row.getShort());
        long sequence = number(row);
        long stream = number(row);
        byte[] payload = bytes(row);
        byte[] metadata = bytes(row);
        byte[] leafHash = bytes(row);
        if (kind == null || payload == null || metadata == null || leafHash == null) {
            throw changed(position);
        }
        return new Row(position, recordedAt, kind, sequence, stream, payload, metadata, leafHash);
    }

    private static EventStoreException changed(long position) {
        return new EventStoreException("position " + position + " has lost a part of it: the log was changed");
    }

    private static long number(ByteBuffer row) {
        row.getInt();
        return row.getLong();
    }

    private static byte @Nullable [] bytes(ByteBuffer row) {
        int length = row.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        row.get(bytes);
        return bytes;
    }
}
