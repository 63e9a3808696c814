package fr.quitus.app.proof;

import fr.quitus.proofs.merkle.Frontier;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Import : an empty log filled with what a verifier has found right, in one transaction: all of it or nothing. It needs
 * the application's rights and no more. Kinds get new numbers; nothing that is hashed depends on them.
 */
public final class SegmentImport implements SegmentHandler<SQLException>, AutoCloseable {

    private static final int BATCH_EVENTS_MAX = 1_000;
    private static final String COMMANDS = "";

    private final Connection connection;
    private final PreparedStatement node;
    private final PreparedStatement line;
    private final Frontier frontier = new Frontier();
    private final Map<List<String>, Short> kinds = new HashMap<>();
    private final List<LogEntry> batch = new ArrayList<>();
    private final List<byte[]> leaves = new ArrayList<>();
    private long lines;
    private long roomEnd;
    private int linesInBatch;

    /** The log is not empty: nothing was touched. */
    public static final class NotEmptyException extends SQLException {

        private static final long serialVersionUID = 1L;

        NotEmptyException(String message) {
            super(message);
        }
    }

    /** Begins; the connection is this import's from now on, and closing it without {@link #finish} leaves no trace. */
    public SegmentImport(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ProofSql.read("import_lock"))) {
            row.next();
            if (row.getLong("position") >= 0 || row.getLong("journal_number") >= 0 || row.getLong("names") > 0) {
                throw new NotEmptyException(
                        "le registre n'est pas vide : sa dernière position est %d".formatted(row.getLong("position")));
            }
        }
        this.node = connection.prepareStatement(ProofSql.read("import_node"));
        this.line = connection.prepareStatement(ProofSql.read("import_line"));
        makeRoom();
    }

    @Override
    public void event(LogEntry entry, byte[] leaf, byte[] encoded) throws SQLException {
        batch.add(entry);
        leaves.add(leaf);
        if (batch.size() == BATCH_EVENTS_MAX || entry.position() + 1 >= roomEnd) {
            writeBatch();
        }
    }

    private void writeBatch() throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        writeStreams();
        writeEvents();
        List<Object[]> completed = new ArrayList<>();
        for (byte[] leaf : leaves) {
            frontier.append(leaf, (level, index, hash) -> completed.add(new Object[] {level, index, hash}));
        }
        for (Object[] each : completed) {
            for (int i = 0; i < each.length; i++) {
                node.setObject(i + 1, each[i]);
            }
            node.addBatch();
        }
        node.executeBatch();
        batch.clear();
        leaves.clear();
        moveHead();
        if (frontier.size() >= roomEnd) {
            makeRoom();
        }
    }

    /** The database makes partitions for what follows its head; so the head goes along. */
    private void makeRoom() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ProofSql.read("import_make_room"))) {
            row.next();
            roomEnd = row.getLong("end_position");
        }
    }

    private void writeStreams() throws SQLException {
        Map<String, long[]> moved = new LinkedHashMap<>();
        for (LogEntry entry : batch) {
            moved.merge(
                    entry.aggregateId(),
                    new long[] {entry.position(), entry.sequence(), entry.position()},
                    (known, now) -> new long[] {known[0], now[1], now[2]});
        }
        try (PreparedStatement statement = connection.prepareStatement(ProofSql.read("import_streams"))) {
            setArray(statement, 1, "bigint", moved.values().stream().map(each -> each[0]));
            setArray(statement, 2, "bigint", moved.values().stream().map(each -> each[1]));
            setArray(statement, 3, "bigint", moved.values().stream().map(each -> each[2]));
            setArray(statement, 4, "text", moved.keySet().stream());
            statement.executeUpdate();
        }
    }

    private void writeEvents() throws SQLException {
        List<Short> kindsOfBatch = new ArrayList<>();
        for (LogEntry entry : batch) {
            kindsOfBatch.add(kind(entry.aggregateType(), entry.name()));
        }
        try (PreparedStatement statement = connection.prepareStatement(ProofSql.read("import_events"))) {
            setArray(statement, 1, "bigint", batch.stream().map(LogEntry::position));
            setArray(statement, 2, "text", batch.stream().map(LogEntry::aggregateId));
            setArray(statement, 3, "bigint", batch.stream().map(LogEntry::sequence));
            setArray(statement, 4, "bigint", batch.stream().map(LogEntry::recordedAtMicros));
            setArray(statement, 5, "smallint", kindsOfBatch.stream());
            setBytes(statement, 6, leaves.stream());
            setBytes(statement, 7, batch.stream().map(LogEntry::payload));
            setBytes(statement, 8, batch.stream().map(LogEntry::metadata));
            int written = statement.executeUpdate();
            if (written != batch.size()) {
                throw new SQLException("%d events of %d found their stream".formatted(written, batch.size()));
            }
        }
    }

    private void setArray(PreparedStatement statement, int index, String type, Stream<?> values) throws SQLException {
        statement.setArray(index, connection.createArrayOf(type, values.toArray()));
    }

    private void setBytes(PreparedStatement statement, int index, Stream<byte[]> values) throws SQLException {
        statement.setArray(index, connection.createArrayOf("bytea", values.toArray(byte[][]::new)));
    }

    private short kind(String aggregateType, String name) throws SQLException {
        List<String> key = List.of(aggregateType, name);
        Short known = kinds.get(key);
        if (known != null) {
            return known;
        }
        short kind = (short) (kinds.size() + 1);
        try (PreparedStatement statement = connection.prepareStatement(ProofSql.read("import_kind"))) {
            statement.setShort(1, kind);
            statement.setString(2, aggregateType);
            statement.setString(3, name);
            statement.executeUpdate();
        }
        kinds.put(key, kind);
        return kind;
    }

    @Override
    public void command(JournalLine journalLine) throws SQLException {
        writeBatch();
        line.setLong(1, journalLine.number());
        line.setObject(2, journalLine.commandId());
        line.setLong(3, journalLine.lastPosition());
        line.setLong(4, journalLine.recordedAtMicros());
        line.setInt(5, Math.toIntExact(journalLine.lastPosition() - journalLine.firstPosition() + 1));
        line.setShort(6, kind(COMMANDS, journalLine.commandName()));
        line.setString(7, journalLine.actorId());
        line.setString(8, journalLine.code());
        line.setBytes(9, journalLine.bodyHash());
        line.setBytes(10, journalLine.answer());
        line.addBatch();
        lines++;
        if (++linesInBatch == BATCH_EVENTS_MAX) {
            writeLines();
        }
    }

    private void writeLines() throws SQLException {
        line.executeBatch();
        linesInBatch = 0;
    }

    private void moveHead() throws SQLException {
        try (PreparedStatement head = connection.prepareStatement(ProofSql.read("import_head"))) {
            head.setLong(1, frontier.size() - 1);
            head.setLong(2, lines - 1);
            head.setBytes(3, frontier.encode());
            head.executeUpdate();
        }
    }

    /** All has come and was found right: it becomes the log, durable when this returns. */
    public void finish() throws SQLException {
        writeBatch();
        writeLines();
        moveHead();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.close();
        }
    }
}
