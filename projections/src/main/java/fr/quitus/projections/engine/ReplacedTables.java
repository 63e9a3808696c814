package fr.quitus.projections.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables that rebuilds replaced: put aside instead of dropped, taken up again by who goes back to them. One set per
 * view. All in the transaction of the caller, on the live tables.
 */
final class ReplacedTables {
    private static final SqlFile SQL = SqlFile.beside(ReplacedTables.class, "replaced_view");
    private static final String TABLE = ":table";

    private ReplacedTables() {}

    static void create(Connection connection) throws SQLException {
        Database.execute(connection, SQL.statement("create"));
    }

    /** Every set there is. */
    static List<ReplacedView> all(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("all"))) {
            return views(statement);
        }
    }

    static Optional<ReplacedView> find(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("one"))) {
            statement.setString(1, name);
            return views(statement).stream().findFirst();
        }
    }

    /** Puts the live tables aside, over those put aside before. */
    static void putAside(Connection connection, Projection projection, Bookmark bookmark) throws SQLException {
        drop(connection, projection);
        for (Table<?, ?> table : projection.tables()) {
            Database.execute(connection, SQL.statement("put_aside").replace(TABLE, table.name()));
        }
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("write"))) {
            statement.setString(1, bookmark.name());
            statement.setInt(2, bookmark.version());
            statement.setLong(3, bookmark.position());
            Instant shownAt = bookmark.shownAt();
            statement.setObject(4, shownAt == null ? null : shownAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /**
     * They were folded on from one place to another.
     *
     * @throws IllegalStateException when they do not stand at the first: whoever took the right to work on the view
     *     after it was lost may have folded them on himself
     */
    static void foldedOn(Connection connection, Projection projection, long from, long to, @Nullable Instant shownAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("folded_on"))) {
            statement.setLong(1, to);
            statement.setObject(2, shownAt == null ? null : shownAt.atOffset(ZoneOffset.UTC));
            statement.setString(3, projection.name());
            statement.setLong(4, from);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException(
                        "the replaced tables of " + projection.name() + " do not stand at " + from + " any more");
            }
        }
    }

    /** Moves them to where a rebuild works, to take their place from there. */
    static void takeUp(Connection connection, Projection projection) throws SQLException {
        Database.use(connection, Database.Side.REBUILD);
        for (Table<?, ?> table : projection.tables()) {
            Database.execute(connection, table.statement("drop"));
        }
        Database.use(connection, Database.Side.REPLACED);
        for (Table<?, ?> table : projection.tables()) {
            Database.execute(connection, SQL.statement("take_up").replace(TABLE, table.name()));
        }
        Database.use(connection, Database.Side.LIVE);
        forget(connection, projection);
    }

    /**
     * Drops what was replaced longer ago than this, but for views that somebody works on: he may be going back.
     *
     * @return the names of those views
     */
    static List<String> dropOlder(Connection connection, List<Projection> projections, Duration age)
            throws SQLException {
        List<String> dropped = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("older"))) {
            statement.setDouble(1, age.toMillis() / 1e3);
            for (ReplacedView view : views(statement)) {
                for (Projection projection : projections) {
                    if (projection.name().equals(view.name())
                            && WorkLock.tryTakeForTransaction(connection, view.name())) {
                        drop(connection, projection);
                        forget(connection, projection);
                        dropped.add(view.name());
                    }
                }
            }
        }
        return dropped;
    }

    private static void drop(Connection connection, Projection projection) throws SQLException {
        Database.use(connection, Database.Side.REPLACED);
        for (Table<?, ?> table : projection.tables()) {
            Database.execute(connection, table.statement("drop"));
        }
        Database.use(connection, Database.Side.LIVE);
    }

    private static void forget(Connection connection, Projection projection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("forget"))) {
            statement.setString(1, projection.name());
            statement.executeUpdate();
        }
    }

    private static List<ReplacedView> views(PreparedStatement statement) throws SQLException {
        List<ReplacedView> views = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                @Nullable OffsetDateTime shownAt = row.getObject("shown_at", OffsetDateTime.class);
                views.add(new ReplacedView(
                        row.getString("name"),
                        row.getInt("version"),
                        row.getLong("position"),
                        shownAt == null ? null : shownAt.toInstant(),
                        row.getObject("replaced_at", OffsetDateTime.class).toInstant()));
            }
        }
        return views;
    }
}
