package fr.quitus.projections.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of what was last verified, beside the bookmarks. All in the transaction of the caller. */
final class VerifiedViews {
    private static final SqlFile SQL = SqlFile.beside(VerifiedViews.class, "verified_view");

    private VerifiedViews() {}

    static void create(Connection connection) throws SQLException {
        Database.execute(connection, SQL.statement("create"));
    }

    static Map<String, VerifiedView> all(Connection connection) throws SQLException {
        Map<String, VerifiedView> all = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("all"));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                @Nullable OffsetDateTime shownAt = row.getObject("shown_at", OffsetDateTime.class);
                all.put(
                        row.getString("name"),
                        new VerifiedView(
                                row.getInt("version"),
                                row.getLong("position"),
                                shownAt == null ? null : shownAt.toInstant(),
                                row.getObject("verified_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getLong("row_count"),
                                row.getBoolean("by_rebuild")));
            }
        }
        return all;
    }

    /** The live rows of a view are those the log gives. */
    static void found(Connection connection, Reconstruction equal, long rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("write"))) {
            statement.setString(1, equal.projection().name());
            statement.setInt(2, equal.projection().version());
            statement.setLong(3, equal.position());
            Instant shownAt = equal.shownAt();
            statement.setObject(4, shownAt == null ? null : shownAt.atOffset(ZoneOffset.UTC));
            statement.setLong(5, rows);
            statement.executeUpdate();
        }
    }

    /** Those that were compared with take their place. */
    static void replaced(Connection connection, String name) throws SQLException {
        execute(connection, "replaced", name);
    }

    /** Other rows take their place, which nobody compared. */
    static void forget(Connection connection, String name) throws SQLException {
        execute(connection, "forget", name);
    }

    private static void execute(Connection connection, String key, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement(key))) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }
}
