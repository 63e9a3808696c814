package fr.quitus.projections.engine;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which tables each release follows. A view stands in up to two versions at once: its live tables, and those that were
 * put aside when a rebuild replaced them. A node follows and reads those of the version that its own release folds, so
 * that during a rolling upgrade, and on the way back, each release answers from its own tables. It says so from time to
 * time: tables that some release follows are not dropped.
 */
final class Following {
    /** How often a node says which tables it follows. */
    static final Duration SAID_EVERY = Duration.ofSeconds(30);
    /** How long that is believed: a node cut off for longer finds its tables gone if another needed the room. */
    static final Duration BELIEVED_FOR = Duration.ofMinutes(5);

    private static final SqlFile SQL = SqlFile.beside(Following.class, "following");

    private Following() {}

    /** Where this release stands with its views; one whose version stands nowhere is outdated. */
    static Map<String, Bookmark> own(Connection connection, Collection<Projection> projections) throws SQLException {
        Map<String, Bookmark> live = Bookmarks.all(connection);
        Map<String, Bookmark> aside = new TreeMap<>();
        for (ReplacedView view : ReplacedTables.all(connection)) {
            aside.put(view.name(), view.bookmark());
        }
        Map<String, Bookmark> own = new TreeMap<>();
        for (Projection projection : projections) {
            String name = projection.name();
            own(projection, Optional.ofNullable(live.get(name)), Optional.ofNullable(aside.get(name)))
                    .ifPresent(bookmark -> own.put(name, bookmark));
        }
        return own;
    }

    /** The same of one view; absent before it is prepared. */
    static Optional<Bookmark> own(Connection connection, Projection projection) throws SQLException {
        Optional<Bookmark> live = Bookmarks.find(connection, projection.name());
        return live.isPresent() && live.get().version() == projection.version()
                ? live
                : own(
                        projection,
                        live,
                        ReplacedTables.find(connection, projection.name()).map(ReplacedView::bookmark));
    }

    private static Optional<Bookmark> own(Projection projection, Optional<Bookmark> live, Optional<Bookmark> aside) {
        if (live.isEmpty() || live.get().version() == projection.version()) {
            return live;
        }
        return aside.filter(bookmark -> bookmark.version() == projection.version())
                .or(() -> live.map(bookmark -> bookmark.as(ProjectionState.OUTDATED)));
    }

    /** Lets the tables of this release that stand aside try again the event they stopped before. */
    static void resume(Connection connection, Projection projection) throws SQLException {
        Optional<ReplacedView> aside = ReplacedTables.lock(connection, projection.name())
                .filter(view -> view.version() == projection.version() && view.failedPosition() != null);
        if (aside.isPresent()) {
            ReplacedTables.move(connection, List.of(aside.get().bookmark().resumed()));
        }
    }

    /**
     * Gives the tables of this release that stand aside the place of those that nobody follows any more. The caller
     * keeps rebuilds away.
     *
     * @return whether they have it
     */
    static boolean takeBack(Connection connection, Projection projection) throws SQLException {
        String name = projection.name();
        Bookmark live = Bookmarks.lock(connection, name);
        Optional<ReplacedView> aside = ReplacedTables.lock(connection, name);
        if (aside.isEmpty()
                || aside.get().version() != projection.version()
                || live.version() == projection.version()
                || followed(connection, name, false)) {
            return live.version() == projection.version();
        }
        ReplacedTables.changePlaces(connection, projection, live, aside.get());
        DeadLetters.passAll(connection, name);
        VerifiedViews.forget(connection, name);
        return true;
    }

    /** Says which tables this node follows. Those that somebody switches just now are said next time. */
    static void say(Connection connection, Collection<Bookmark> followed) throws SQLException {
        for (boolean aside : new boolean[] {false, true}) {
            List<String> names = followed.stream()
                    .filter(bookmark -> bookmark.aside() == aside)
                    .map(Bookmark::name)
                    .toList();
            if (!names.isEmpty()) {
                try (PreparedStatement statement = connection.prepareStatement(sql("follow", aside))) {
                    Bookmarks.setArray(connection, statement, 1, "text", names.stream());
                    statement.executeUpdate();
                }
            }
        }
    }

    /** Whether a node said lately that it follows the tables on this side. */
    static boolean followed(Connection connection, String name, boolean aside) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql("followed", aside))) {
            statement.setDouble(1, BELIEVED_FOR.toSeconds());
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean("followed");
            }
        }
    }

    /** The views whose live tables nobody follows. */
    static List<String> left(Connection connection, Collection<String> names) throws SQLException {
        List<String> left = new ArrayList<>();
        for (String name : names) {
            if (!followed(connection, name, false)) {
                left.add(name);
            }
        }
        return left;
    }

    /** The tables that stand on this side, which may be another release's. */
    static List<String> tables(Connection connection, Projection projection, boolean aside) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql("tables", aside))) {
            statement.setString(1, projection.name());
            try (ResultSet row = statement.executeQuery()) {
                Array names = row.next() ? row.getArray("tables") : null;
                return names == null
                        ? projection.tables().stream().map(Table::name).toList()
                        : List.of((String[]) names.getArray());
            }
        }
    }

    private static String sql(String statement, boolean aside) {
        return SQL.statement(statement).replace(":table", aside ? "replaced_view" : "projection_position");
    }
}
