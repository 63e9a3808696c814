package fr.quitus.app.proof;

import fr.quitus.proofs.merkle.LeafHash;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.merkle.NodeSource;
import fr.quitus.proofs.segment.JournalLine;
import fr.quitus.proofs.segment.SegmentHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The log as one bay keeps it, primary or standby, read in one snapshot without the ledger and without trust: rows are
 * told as they are. Memory is one page of rows.
 */
public final class BayLog implements AutoCloseable {

    /** Rows of events or lines that are held at a time. */
    static final int PAGE_ROWS_MAX = 1_000;

    private static final String HEAD = ProofSql.read("log_head");
    private static final String EVENTS = ProofSql.read("events");
    private static final String JOURNAL = ProofSql.read("journal");
    private static final String NODES = ProofSql.read("nodes");
    private static final String ALL_NODES = ProofSql.read("all_nodes");
    private static final String LEAVES = ProofSql.read("leaves");
    private static final String FIRST_LINE_BEHIND = ProofSql.read("first_line_behind");
    private static final String FIRST_RECORDED_AFTER = ProofSql.read("first_recorded_after");
    private static final String STRAY_STREAMS = ProofSql.read("stray_streams");

    private final Connection connection;

    private BayLog(Connection connection) {
        this.connection = connection;
    }

    /** Takes the snapshot; the connection is this log's from now on. */
    public static BayLog open(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new BayLog(connection);
    }

    /** Lets the snapshot go; the next question takes a new one. */
    void renew() throws SQLException {
        connection.rollback();
    }

    /**
     * What the log says of itself.
     *
     * @param events how many events it has
     * @param lines how many lines its journal has
     * @param frontier the encoded frontier of its tree
     */
    public record Head(long events, long lines, byte[] frontier) {}

    /** A stored root of a complete subtree. */
    record Node(int level, long index, byte[] hash) {}

    public Head head() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HEAD)) {
            if (!row.next()) {
                throw new SQLException("the log has no head");
            }
            return new Head(row.getLong("position") + 1, row.getLong("journal_number") + 1, row.getBytes("frontier"));
        }
    }

    /** Position of the first event that was recorded later; how many events there are if none was. */
    public long firstRecordedAfter(long micros) throws SQLException {
        try (PreparedStatement statement = prepare(FIRST_RECORDED_AFTER, micros);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong("position");
        }
    }

    /** Events of the positions {@code [from, to)}, in order. */
    <E extends Exception> void events(long from, long to, SegmentHandler<E> handler) throws SQLException, E {
        try (PreparedStatement statement = prepare(EVENTS, from, to);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                LogEntry entry = new LogEntry(
                        row.getLong("position"),
                        row.getString("aggregate_type"),
                        row.getString("aggregate_id"),
                        row.getLong("sequence"),
                        row.getString("name"),
                        row.getLong("recorded_at"),
                        row.getBytes("payload"),
                        row.getBytes("metadata"));
                handler.event(entry, row.getBytes("leaf_hash"), LeafHash.encode(entry));
            }
        }
    }

    /** Lines of the journal from a number on that belong to events before a position, in order. */
    <E extends Exception> void lines(long fromNumber, long beforePosition, SegmentHandler<E> handler)
            throws SQLException, E {
        try (PreparedStatement statement = prepare(JOURNAL, fromNumber, beforePosition);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                handler.command(line(row));
            }
        }
    }

    private static JournalLine line(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return new JournalLine(
                row.getLong("number"),
                row.getObject("command_id", UUID.class),
                row.getString("command_name"),
                row.getString("actor_id"),
                row.getBytes("body_hash"),
                code == null ? "ACCEPTED" : "REFUSED",
                code,
                row.getBytes("answer"),
                row.getLong("first_position"),
                row.getLong("last_position"),
                row.getLong("recorded_at"));
    }

    /** Number of the first line that belongs to events from this position on. */
    long firstLineBehind(long position) throws SQLException {
        try (PreparedStatement statement = prepare(FIRST_LINE_BEHIND, position);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong("number");
        }
    }

    /** An aggregate that the streams place elsewhere than the events, for a person; null if there is none. */
    @Nullable String strayStream() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STRAY_STREAMS)) {
            return row.next()
                    ? "%s : n° %d en position %d"
                            .formatted(
                                    row.getString("aggregate_id"),
                                    row.getLong("last_sequence"),
                                    row.getLong("last_position"))
                    : null;
        }
    }

    /** All stored nodes in the order in which events complete them. */
    Nodes nodesAsCompleted() throws SQLException {
        return new Nodes(prepare(ALL_NODES));
    }

    /** When the event at this position was recorded. */
    public Instant recordedAt(long position) throws SQLException {
        try (PreparedStatement statement = prepare(EVENTS, position, position + 1);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the log has no event at position " + position);
            }
            return Instant.EPOCH.plus(row.getLong("recorded_at"), ChronoUnit.MICROS);
        }
    }

    /** The hashes that proofs and frontiers are made from. */
    public NodeSource nodes() {
        return (level, from, count) -> {
            try (PreparedStatement statement = level == 0
                            ? prepare(LEAVES, from, from + count)
                            : prepare(NODES, level, from, from + count);
                    ResultSet row = statement.executeQuery()) {
                List<byte[]> hashes = new ArrayList<>();
                while (row.next()) {
                    hashes.add(row.getBytes("hash"));
                }
                return hashes;
            } catch (SQLException e) {
                throw new IllegalStateException("the tree of the log cannot be read", e);
            }
        };
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setFetchSize(PAGE_ROWS_MAX);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Stored nodes, one after the other. */
    static final class Nodes implements AutoCloseable {

        private final PreparedStatement statement;
        private final ResultSet row;

        private Nodes(PreparedStatement statement) throws SQLException {
            this.statement = statement;
            this.row = statement.executeQuery();
        }

        /** The next one, or null behind the last. */
        @Nullable Node next() throws SQLException {
            return row.next() ? new Node(row.getInt("level"), row.getLong("node_index"), row.getBytes("hash")) : null;
        }

        @Override
        public void close() throws SQLException {
            row.close();
            statement.close();
        }
    }
}
