package fr.quitus.projections.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of bookmarks, read and written in the transaction of the caller. */
final class Bookmarks {
    static final SqlFile POSITION = SqlFile.beside(Bookmarks.class, "projection_position");

    private Bookmarks() {}

    static void create(Connection connection) throws SQLException {
        Database.execute(connection, POSITION.statement("create"));
    }

    static Map<String, Bookmark> all(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITION.statement("all"))) {
            return read(statement);
        }
    }

    static Optional<Bookmark> find(Connection connection, String name) throws SQLException {
        return one(connection, "one", name);
    }

    /** Reads a bookmark and holds every other writer of the view off until the transaction ends. */
    static Bookmark lock(Connection connection, String name) throws SQLException {
        return one(connection, "lock", name)
                .orElseThrow(() -> new IllegalStateException("the view " + name + " was never prepared"));
    }

    /**
     * The bookmarks that nobody else holds, in one statement and in the order of their names. Those that another node
     * moves, a rebuild switches or an operator's order works on are left out.
     */
    static Map<String, Bookmark> lockFree(Connection connection, Collection<String> names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITION.statement("lock_free"))) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            return read(statement);
        }
    }

    private static Map<String, Bookmark> read(PreparedStatement statement) throws SQLException {
        Map<String, Bookmark> read = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Bookmark bookmark = bookmark(rows);
                read.put(bookmark.name(), bookmark);
            }
        }
        return read;
    }

    private static Optional<Bookmark> one(Connection connection, String key, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITION.statement(key))) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(bookmark(rows)) : Optional.empty();
            }
        }
    }

    static void write(Connection connection, Bookmark bookmark) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITION.statement("write"))) {
            statement.setString(1, bookmark.name());
            statement.setInt(2, bookmark.version());
            statement.setString(3, bookmark.state().name());
            statement.setLong(4, bookmark.position());
            Instant shownAt = bookmark.shownAt();
            statement.setObject(5, shownAt == null ? null : shownAt.atOffset(ZoneOffset.UTC));
            statement.setObject(6, bookmark.failedPosition(), Types.BIGINT);
            statement.setInt(7, bookmark.letters());
            statement.executeUpdate();
        }
    }

    /** Writes bookmarks of live tables that are there, all in one statement. */
    static void move(Connection connection, Collection<Bookmark> bookmarks) throws SQLException {
        if (bookmarks.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(POSITION.statement("move"))) {
            setArray(connection, statement, 1, "text", bookmarks.stream().map(Bookmark::name));
            setArray(connection, statement, 2, "integer", bookmarks.stream().map(Bookmark::version));
            setArray(connection, statement, 3, "text", bookmarks.stream().map(bookmark -> bookmark.state()
                    .name()));
            setArray(connection, statement, 4, "bigint", bookmarks.stream().map(Bookmark::position));
            setArray(connection, statement, 5, "timestamptz", bookmarks.stream().map(Bookmarks::shownAtText));
            setArray(connection, statement, 6, "bigint", bookmarks.stream().map(Bookmark::failedPosition));
            setArray(connection, statement, 7, "integer", bookmarks.stream().map(Bookmark::letters));
            statement.executeUpdate();
        }
    }

    static @Nullable String shownAtText(Bookmark bookmark) {
        Instant shownAt = bookmark.shownAt();
        return shownAt == null ? null : shownAt.toString();
    }

    /** Notes which tables a view is made of, as the release that made them knows it, and follows it. */
    static void holdTables(Connection connection, Projection projection) throws SQLException {
        List<String> tables = projection.tables().stream().map(Table::name).toList();
        holdTables(connection, projection.name(), tables);
    }

    static void holdTables(Connection connection, String name, List<String> tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITION.statement("hold_tables"))) {
            setArray(connection, statement, 1, "text", tables.stream());
            statement.setString(2, name);
            statement.executeUpdate();
        }
    }

    static void setArray(Connection connection, PreparedStatement statement, int index, String type, Stream<?> values)
            throws SQLException {
        statement.setArray(index, connection.createArrayOf(type, values.toArray()));
    }

    private static Bookmark bookmark(ResultSet rows) throws SQLException {
        @Nullable OffsetDateTime shownAt = rows.getObject("shown_at", OffsetDateTime.class);
        return new Bookmark(
                rows.getString("name"),
                rows.getInt("version"),
                ProjectionState.valueOf(rows.getString("state")),
                rows.getLong("position"),
                shownAt == null ? null : shownAt.toInstant(),
                rows.getObject("failed_position", Long.class),
                rows.getInt("letters"),
                false);
    }
}
