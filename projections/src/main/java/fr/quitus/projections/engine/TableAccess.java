package fr.quitus.projections.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Reads and writes rows of a table in bulk, in whatever schema the connection's search path names. */
final class TableAccess {
    private TableAccess() {}

    static <K extends Record, R extends Record> Map<K, R> find(
            Connection connection, Table<K, R> table, Collection<K> keys) throws SQLException {
        Map<K, R> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(table.statement("find"))) {
            List<Column> columns = table.keyColumns();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                List<@Nullable String> texts = new ArrayList<>();
                keys.forEach(key -> texts.add(column.text(key)));
                setArray(connection, statement, i + 1, column, texts);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(table.readKey(rows), table.readRow(rows));
                }
            }
        }
        return found;
    }

    /**
     * Writes rows in one statement: over those of the same key where the table is folded, beside them where
     * appended.
     */
    static <K extends Record, R extends Record> void write(
            Connection connection, Table<K, R> table, SequencedMap<K, R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<Column> columns = table.columns();
        List<List<@Nullable String>> byColumn = new ArrayList<>();
        columns.forEach(_ -> byColumn.add(new ArrayList<>()));
        rows.forEach((key, row) -> {
            List<@Nullable String> texts = table.texts(key, row);
            for (int i = 0; i < columns.size(); i++) {
                byColumn.get(i).add(texts.get(i));
            }
        });
        try (PreparedStatement statement = connection.prepareStatement(table.statement("write"))) {
            for (int i = 0; i < columns.size(); i++) {
                setArray(connection, statement, i + 1, columns.get(i), byColumn.get(i));
            }
            statement.executeUpdate();
        }
    }

    static <K extends Record, R extends Record> void copy(
            Connection connection, Table<K, R> table, SequencedMap<K, R> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.statement("copy"));
        try {
            CopyLines lines = new CopyLines(copy);
            for (Map.Entry<K, R> row : rows.entrySet()) {
                lines.append(table.texts(row.getKey(), row.getValue()));
            }
            lines.flush();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void setArray(
            Connection connection, PreparedStatement statement, int index, Column column, List<@Nullable String> texts)
            throws SQLException {
        statement.setArray(index, connection.createArrayOf(column.type().sql(), texts.toArray()));
    }
}
