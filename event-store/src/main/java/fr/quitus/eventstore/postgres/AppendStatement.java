package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.JournalledCommand;
import fr.quitus.eventstore.StoredEvent;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/** The one statement that writes a batch: a column of the batch is an array, and every array goes in binary form. */
final class AppendStatement {

    private static final int UUID_BYTES = 2 * Long.BYTES;
    private static final int ARRAY_HEADER_BYTES = 5 * Integer.BYTES;

    private final PGConnection postgres;
    private final BaseConnection base;
    private final Kinds kinds;
    private final PreparedStatement statement;
    private int next;

    AppendStatement(Connection connection, Kinds kinds) throws SQLException {
        this.postgres = connection.unwrap(PGConnection.class);
        this.base = connection.unwrap(BaseConnection.class);
        this.kinds = kinds;
        this.statement = connection.prepareStatement(Sql.APPEND);
    }

    /** The statement with the batch in its parameters. */
    PreparedStatement of(Draft draft, TreeGrowth growth) throws SQLException {
        Head before = draft.before();
        Head after = draft.after();
        next = 1;
        statement.setLong(next++, after.position());
        statement.setLong(next++, after.number());
        statement.setBytes(next++, growth.frontier().encode());
        statement.setLong(next++, before.position());
        statement.setLong(next++, before.number());
        statement.setLong(next++, before.epoch());
        int advanced = bindStreams(draft.moved());
        statement.setLong(next++, before.position());
        bindEvents(draft.events(), draft.streams());
        statement.setLong(next++, before.number());
        bindJournal(draft.journal());
        bindNodes(growth.nodes());
        statement.setLong(next, advanced);
        return statement;
    }

    private int bindStreams(Map<String, StreamMove> moved) throws SQLException {
        List<String> ids = new ArrayList<>();
        List<StreamMove> begun = new ArrayList<>();
        List<StreamMove> advanced = new ArrayList<>();
        moved.forEach((aggregateId, move) -> {
            if (move.begins()) {
                ids.add(aggregateId);
                begun.add(move);
            } else {
                advanced.add(move);
            }
        });
        longs(begun, StreamMove::stream);
        longs(begun, StreamMove::lastSequence);
        longs(begun, StreamMove::lastPosition);
        texts(ids, id -> id);
        longs(advanced, StreamMove::stream);
        longs(advanced, StreamMove::knownSequence);
        longs(advanced, StreamMove::lastSequence);
        longs(advanced, StreamMove::lastPosition);
        return advanced.size();
    }

    private void bindEvents(List<StoredEvent> events, List<Long> streams) throws SQLException {
        longs(streams, Long::longValue);
        longs(events, StoredEvent::sequence);
        longs(events, event -> Micros.of(event.recordedAt()));
        short[] names = new short[events.size()];
        for (int i = 0; i < names.length; i++) {
            StoredEvent event = events.get(i);
            names[i] = kinds.ofEvent(event.aggregateType(), event.name());
        }
        array("int2", names);
        bytes(events, StoredEvent::leafHash);
        bytes(events, StoredEvent::payload);
        bytes(events, StoredEvent::metaData);
    }

    private void bindJournal(List<JournalledCommand> journal) throws SQLException {
        int[] counts = new int[journal.size()];
        short[] names = new short[journal.size()];
        for (int i = 0; i < names.length; i++) {
            JournalledCommand line = journal.get(i);
            counts[i] = Math.toIntExact(line.lastPosition() - line.firstPosition() + 1);
            names[i] = kinds.ofCommand(line.entry().commandName());
        }
        statement.setArray(next++, uuids(journal));
        longs(journal, JournalledCommand::lastPosition);
        longs(journal, line -> Micros.of(line.recordedAt()));
        array("int4", counts);
        array("int2", names);
        texts(journal, line -> line.entry().actorId());
        texts(journal, line -> line.entry().code());
        bytes(journal, line -> line.entry().bodyHash());
        bytes(journal, line -> line.entry().answer());
    }

    private void bindNodes(List<TreeGrowth.Node> nodes) throws SQLException {
        short[] levels = new short[nodes.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (short) nodes.get(i).level();
        }
        array("int2", levels);
        longs(nodes, TreeGrowth.Node::index);
        bytes(nodes, TreeGrowth.Node::hash);
    }

    /** The driver knows no binary form for an array of these, and a text of 36 characters would be parsed for each. */
    private Array uuids(List<JournalledCommand> journal) throws SQLException {
        ByteBuffer bytes = ByteBuffer.allocate(ARRAY_HEADER_BYTES + journal.size() * (Integer.BYTES + UUID_BYTES));
        bytes.putInt(1)
                .putInt(0)
                .putInt(Oid.UUID)
                .putInt(journal.size())
                .putInt(1); // dimensions, nulls, type, length, base
        for (JournalledCommand line : journal) {
            UUID id = line.entry().commandId();
            bytes.putInt(UUID_BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return new PgArray(base, Oid.UUID_ARRAY, bytes.array());
    }

    private <T> void longs(List<T> rows, ToLongFunction<T> column) throws SQLException {
        long[] values = new long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.applyAsLong(rows.get(i));
        }
        array("int8", values);
    }

    private <T> void texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        @Nullable String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        array("text", values);
    }

    private <T> void bytes(List<T> rows, Function<T, byte[]> column) throws SQLException {
        byte[][] values = new byte[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        array("bytea", values);
    }

    private void array(String type, Object values) throws SQLException {
        statement.setArray(next++, postgres.createArrayOf(type, values));
    }
}
