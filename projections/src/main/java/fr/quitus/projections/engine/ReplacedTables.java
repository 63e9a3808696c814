package fr.quitus.projections.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables that rebuilds replaced: put aside instead of dropped, taken up again by who goes back to them, followed by
 * the nodes of a release whose version they are. One set per view. All in the transaction of the caller, on the live
 * tables.
 */
final class ReplacedTables {
    static final SqlFile SQL = SqlFile.beside(ReplacedTables.class, "replaced_view");
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
        return one(connection, "one", name);
    }

    /** Reads where a set stands and holds every other writer of it off until the transaction ends. */
    static Optional<ReplacedView> lock(Connection connection, String name) throws SQLException {
        return one(connection, "lock", name);
    }

    private static Optional<ReplacedView> one(Connection connection, String key, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement(key))) {
            statement.setString(1, name);
            return views(statement).stream().findFirst();
        }
    }

    /** As {@link Bookmarks#lockFree}, of what stands aside. */
    static Map<String, Bookmark> lockFree(Connection connection, Collection<String> names) throws SQLException {
        Map<String, Bookmark> locked = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("lock_free"))) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            views(statement).forEach(view -> locked.put(view.name(), view.bookmark()));
        }
        return locked;
    }

    /** As {@link Bookmarks#move}, of what stands aside. */
    static void move(Connection connection, Collection<Bookmark> bookmarks) throws SQLException {
        if (bookmarks.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("move"))) {
            Bookmarks.setArray(
                    connection, statement, 1, "text", bookmarks.stream().map(Bookmark::name));
            Bookmarks.setArray(
                    connection, statement, 2, "bigint", bookmarks.stream().map(Bookmark::position));
            Bookmarks.setArray(
                    connection, statement, 3, "timestamptz", bookmarks.stream().map(Bookmarks::shownAtText));
            Bookmarks.setArray(
                    connection, statement, 4, "bigint", bookmarks.stream().map(Bookmark::failedPosition));
            statement.executeUpdate();
        }
    }

    /**
     * @param live the view as it stands, locked
     * @throws RebuildRefused when other releases follow both what it shows and what stands aside
     */
    static void requireRoom(Connection connection, Projection projection, Bookmark live) throws SQLException {
        String name = projection.name();
        if (followedByOthers(connection, projection)
                && live.version() != projection.version()
                && Following.followed(connection, name, false)) {
            throw new RebuildRefused(
                    RebuildRefused.Reason.OTHER_RELEASE,
                    name,
                    "two other releases show " + name + " in two other versions, and there is room for one more only"
                            + " when one of them has stopped for " + Following.BELIEVED_FOR.toMinutes() + " minutes");
        }
    }

    private static boolean followedByOthers(Connection connection, Projection projection) throws SQLException {
        Optional<ReplacedView> aside = find(connection, projection.name());
        return aside.isPresent()
                && aside.get().version() != projection.version()
                && Following.followed(connection, projection.name(), true);
    }

    /**
     * Makes room for new live tables: those there are put aside, over those put aside before, to go back to or for the
     * nodes that follow them. They are dropped where they are nothing to go back to, or where another release still
     * follows those put aside before.
     *
     * @param live the view as it stands, locked
     */
    static void makeRoom(Connection connection, Projection projection, Bookmark live) throws SQLException {
        String name = projection.name();
        lock(connection, name);
        requireRoom(connection, projection, live);
        List<String> tables = Following.tables(connection, projection, false);
        if (worthKeeping(live) && !followedByOthers(connection, projection)) {
            drop(connection, projection);
            execute(connection, "put_aside", tables);
            // Nodes of this version follow the new ones from now on.
            boolean others = live.version() != projection.version();
            write(connection, live, tables, others && Following.followed(connection, name, false));
        } else {
            dropLive(connection, projection);
        }
    }

    /** Gives what stands aside the place of live tables, and the other way round. Both are locked. */
    static void changePlaces(Connection connection, Projection projection, Bookmark live, ReplacedView aside)
            throws SQLException {
        List<String> showing = Following.tables(connection, projection, false);
        List<String> own = Following.tables(connection, projection, true);
        if (worthKeeping(live)) {
            Database.use(connection, Database.Side.REBUILD);
            execute(connection, "drop", showing);
            Database.use(connection, Database.Side.LIVE);
            execute(connection, "leave", showing);
        } else {
            dropLive(connection, projection);
        }
        Database.use(connection, Database.Side.REPLACED);
        execute(connection, "take_back", own);
        Database.use(connection, Database.Side.REBUILD);
        execute(connection, "put_aside", worthKeeping(live) ? showing : List.of());
        Database.use(connection, Database.Side.LIVE);
        if (worthKeeping(live)) {
            write(connection, live, showing, false);
        } else {
            forget(connection, live.name());
        }
        Bookmarks.write(connection, aside.shown());
        Bookmarks.holdTables(connection, projection.name(), own);
    }

    /** Tables that lack what letters would have written are nothing to go back to. */
    private static boolean worthKeeping(Bookmark live) {
        return live.state() != ProjectionState.DROPPED && live.whole();
    }

    private static void write(Connection connection, Bookmark live, List<String> tables, boolean followed)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("write"))) {
            statement.setString(1, live.name());
            statement.setInt(2, live.version());
            statement.setLong(3, live.position());
            Instant shownAt = live.shownAt();
            statement.setObject(4, shownAt == null ? null : shownAt.atOffset(ZoneOffset.UTC));
            statement.setObject(5, live.failedPosition(), Types.BIGINT);
            statement.setBoolean(6, followed);
            Bookmarks.setArray(connection, statement, 7, "text", tables.stream());
            statement.executeUpdate();
        }
    }

    /**
     * They were folded on from one place to another.
     *
     * @throws IllegalStateException when they do not stand at the first: whoever took the right to work on the view
     *     after it was lost may have folded them on himself
     */
    static void advance(Connection connection, Projection projection, long from, long to, @Nullable Instant shownAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("advance"))) {
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
        List<String> tables = Following.tables(connection, projection, true);
        Database.use(connection, Database.Side.REBUILD);
        execute(connection, "drop", tables);
        Database.use(connection, Database.Side.REPLACED);
        execute(connection, "leave", tables);
        Database.use(connection, Database.Side.LIVE);
        forget(connection, projection.name());
    }

    /**
     * Drops what was replaced longer ago than this and is not followed, but for views that somebody works on: he may be
     * going back.
     *
     * @return the names of those views
     */
    static List<String> dropOlder(Connection connection, List<Projection> projections, Duration age)
            throws SQLException {
        List<String> dropped = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("older"))) {
            statement.setDouble(1, age.toMillis() / 1e3);
            statement.setDouble(2, Following.BELIEVED_FOR.toSeconds());
            for (ReplacedView view : views(statement)) {
                for (Projection projection : projections) {
                    if (projection.name().equals(view.name())
                            && WorkLock.tryTakeForTransaction(connection, view.name())) {
                        drop(connection, projection);
                        forget(connection, view.name());
                        dropped.add(view.name());
                    }
                }
            }
        }
        return dropped;
    }

    /** Drops the live tables, whichever release made them. */
    static void dropLive(Connection connection, Projection projection) throws SQLException {
        execute(connection, "drop", Following.tables(connection, projection, false));
    }

    private static void drop(Connection connection, Projection projection) throws SQLException {
        List<String> tables = Following.tables(connection, projection, true);
        Database.use(connection, Database.Side.REPLACED);
        execute(connection, "drop", tables);
        Database.use(connection, Database.Side.LIVE);
    }

    private static void execute(Connection connection, String key, List<String> tables) throws SQLException {
        for (String table : tables) {
            Database.execute(connection, SQL.statement(key).replace(TABLE, table));
        }
    }

    private static void forget(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.statement("forget"))) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }

    private static List<ReplacedView> views(PreparedStatement statement) throws SQLException {
        List<ReplacedView> views = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                views.add(new ReplacedView(
                        row.getString("name"),
                        row.getInt("version"),
                        row.getLong("position"),
                        instant(row, "shown_at"),
                        row.getObject("replaced_at", OffsetDateTime.class).toInstant(),
                        instant(row, "followed_at"),
                        row.getObject("failed_position", Long.class)));
            }
        }
        return views;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
