package fr.quitus.projections.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Compares a live table with its rebuilt double, row by row. The database first hashes every row of both and adds the
 * hashes up, 128 bits of them: equal sums over equally many rows are equal rows. Where they are not, both tables are
 * walked in the order of their keys, and what differs is listed.
 */
final class TableComparison {
    /** Rows fetched at once from each side. */
    private static final int FETCH_ROWS_MAX = 2_000;

    private final int differencesListedMax;
    private final int workers;
    private final List<Difference> differences;
    private long rowsCompared;

    /** @param workers how many tables are hashed at once */
    TableComparison(int differencesListedMax, int workers, List<Difference> differences) {
        this.differencesListedMax = differencesListedMax;
        this.workers = workers;
        this.differences = differences;
    }

    long rowsCompared() {
        return rowsCompared;
    }

    void compare(Connection live, Connection rebuilt, Table<?, ?> table) throws SQLException {
        AtomicReference<@Nullable Digest> shown = new AtomicReference<>();
        AtomicReference<@Nullable Digest> made = new AtomicReference<>();
        AtOnce.run(
                workers, List.of(() -> shown.set(Digest.of(live, table)), () -> made.set(Digest.of(rebuilt, table))));
        Digest digest = shown.get();
        if (digest != null && digest.equals(made.get())) {
            rowsCompared += digest.rows();
        } else {
            walk(live, rebuilt, table);
        }
    }

    private record Digest(long rows, String sums) {
        static Digest of(Connection connection, Table<?, ?> table) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(table.digest());
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Digest(row.getLong("rows"), row.getString("sums"));
            }
        }
    }

    private void walk(Connection live, Connection rebuilt, Table<?, ?> table) throws SQLException {
        try (PreparedStatement liveStatement = rows(live, table);
                PreparedStatement rebuiltStatement = rows(rebuilt, table);
                ResultSet liveRows = liveStatement.executeQuery();
                ResultSet rebuiltRows = rebuiltStatement.executeQuery()) {
            Row left = next(liveRows);
            Row right = next(rebuiltRows);
            while ((left != null || right != null) && differences.size() < differencesListedMax) {
                int order = order(left, right);
                if (order == 0 && left != null && right != null) {
                    compare(table, left, right);
                } else if (order < 0 && left != null) {
                    differences.add(Difference.of(table.name(), left.key(), left.content(), null));
                } else if (right != null) {
                    differences.add(Difference.of(table.name(), right.key(), null, right.content()));
                }
                left = order <= 0 ? next(liveRows) : left;
                right = order >= 0 ? next(rebuiltRows) : right;
            }
        }
    }

    private void compare(Table<?, ?> table, Row left, Row right) {
        if (MessageDigest.isEqual(left.hash(), right.hash())) {
            rowsCompared++;
        } else {
            differences.add(Difference.of(table.name(), left.key(), left.content(), right.content()));
        }
    }

    private record Row(String key, String content) {
        byte[] hash() {
            try {
                return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java platform has SHA-256", e);
            }
        }
    }

    private static PreparedStatement rows(Connection connection, Table<?, ?> table) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(table.statement("rows"));
        statement.setFetchSize(FETCH_ROWS_MAX);
        return statement;
    }

    private static @Nullable Row next(ResultSet rows) throws SQLException {
        return rows.next() ? new Row(rows.getString(1), rows.getString(2)) : null;
    }

    /** The order of the database's "C" collation: bytes of UTF-8, unsigned. A side at its end comes last. */
    private static int order(@Nullable Row left, @Nullable Row right) {
        if (left == null || right == null) {
            return left == null ? (right == null ? 0 : 1) : -1;
        }
        return java.util.Arrays.compareUnsigned(
                left.key().getBytes(StandardCharsets.UTF_8), right.key().getBytes(StandardCharsets.UTF_8));
    }
}
