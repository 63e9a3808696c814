package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LoggedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one view that wait for a letter: an event that touches one of them waits too, and parks its other keys,
 * so that each key is changed in the order of the log. All in the transaction of the caller.
 */
final class ParkedKeys {
    private static final SqlFile SQL = SqlFile.beside(ParkedKeys.class, "parked_key");

    private final String projection;
    private final Map<String, Long> letters = new HashMap<>();
    private final Map<String, Long> parkedNow = new LinkedHashMap<>();

    private ParkedKeys(String projection) {
        this.projection = projection;
    }

    static void create(Connection connection) throws SQLException {
        Database.execute(connection, SQL.statement("create"));
    }

    /** The keys that an event changes, over all the tables of a view whose rows depend on the order of the events. */
    static Set<String> touched(Projection projection, LoggedEvent event) {
        Set<String> touched = new LinkedHashSet<>();
        for (Fold<?, ?> fold : projection.folds()) {
            if (!fold.anyOrder()) {
                touch(fold, event, touched);
            }
        }
        return touched;
    }

    private static <K extends Record, R extends Record> void touch(
            Fold<K, R> fold, LoggedEvent event, Set<String> touched) {
        Table<K, R> table = fold.table();
        fold.keysOf(event).forEach(key -> touched.add(table.name() + table.keyText(key)));
    }

    static ParkedKeys none(String projection) {
        return new ParkedKeys(projection);
    }

    /** Those of these keys that are parked. */
    static ParkedKeys among(Connection connection, String projection, Collection<String> keys) throws SQLException {
        ParkedKeys parked = new ParkedKeys(projection);
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("find"))) {
            statement.setString(1, projection);
            Bookmarks.setArray(connection, statement, 2, "text", keys.stream());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parked.letters.put(rows.getString("key"), rows.getLong("letter"));
                }
            }
        }
        return parked;
    }

    /** The first letter that one of these keys waits for; absent when none is parked. */
    @Nullable Long letterOf(Set<String> keys) {
        Long first = null;
        for (String key : keys) {
            Long letter = letters.get(key);
            first = letter != null && (first == null || letter < first) ? letter : first;
        }
        return first;
    }

    void park(Set<String> keys, long letter) {
        for (String key : keys) {
            if (letters.putIfAbsent(key, letter) == null) {
                parkedNow.put(key, letter);
            }
        }
    }

    /** Writes the keys parked since this was made. */
    void write(Connection connection) throws SQLException {
        if (parkedNow.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("write"))) {
            statement.setString(1, projection);
            Bookmarks.setArray(connection, statement, 2, "text", parkedNow.keySet().stream());
            Bookmarks.setArray(connection, statement, 3, "bigint", parkedNow.values().stream());
            statement.executeUpdate();
        }
        parkedNow.clear();
    }

    static void forget(Connection connection, String projection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("forget"))) {
            statement.setString(1, projection);
            statement.executeUpdate();
        }
    }
}
