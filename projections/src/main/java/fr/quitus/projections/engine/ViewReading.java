package fr.quitus.projections.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Reads a view at one instant: the tables of this release's version, wherever they stand. A switch of tables is seen
 * before it or after it, never in between.
 */
public final class ViewReading {
    private final ProjectionRegistry registry;
    private final Database database;

    public ViewReading(ProjectionRegistry registry, Database database) {
        this.registry = registry;
        this.database = database;
    }

    /** Reads an answer from a view that shows everything up to a position. */
    @FunctionalInterface
    public interface Work<T> {
        T read(Connection connection, Bookmark shown) throws SQLException;
    }

    /** @return absent when this release's version of the view is shown nowhere */
    public <T> Optional<T> read(String view, Work<T> work) {
        Projection projection = registry.named(view);
        boolean aside = registry.aside().contains(view);
        try {
            Optional<T> read = read(projection, aside, work);
            return read.isPresent() ? read : lookAgain(projection, work);
        } catch (ViewsFailed e) {
            // The tables of another version may have other names, or none of these.
            Bookmark own = registry.bookmarks().get(view);
            if (!e.wouldFailAgain() || (own != null && shown(own) && own.aside() == aside)) {
                throw e;
            }
            return lookAgain(projection, work);
        }
    }

    private <T> Optional<T> lookAgain(Projection projection, Work<T> work) {
        Bookmark own = registry.bookmarks().get(projection.name());
        return own != null && shown(own) ? read(projection, own.aside(), work) : Optional.empty();
    }

    private static boolean shown(Bookmark bookmark) {
        return bookmark.state() == ProjectionState.LIVE || bookmark.state() == ProjectionState.FAILED;
    }

    private <T> Optional<T> read(Projection projection, boolean aside, Work<T> work) {
        return database.snapshot(connection -> {
            if (aside) {
                Database.use(connection, Database.Side.REPLACED);
            }
            // Before the snapshot: a switch of tables after this waits, one before it is seen whole.
            for (Table<?, ?> table : projection.tables()) {
                Database.execute(connection, table.statement("lock"));
            }
            if (aside) {
                Database.use(connection, Database.Side.LIVE);
            }
            Optional<Bookmark> shown = Following.own(connection, projection)
                    .filter(bookmark -> bookmark.aside() == aside && shown(bookmark));
            if (shown.isEmpty()) {
                return Optional.empty();
            }
            if (aside) {
                Database.use(connection, Database.Side.REPLACED);
            }
            return Optional.of(work.read(connection, shown.get()));
        });
    }
}
