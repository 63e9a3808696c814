package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The last step of a rebuild: new tables take the place of the live ones, in one transaction or not at all. */
final class TableSwitch {
    private final Database database;
    private final LogReader log;
    private final ProjectionLimits limits;

    TableSwitch(Database database, LogReader log, ProjectionLimits limits) {
        this.database = database;
        this.log = log;
        this.limits = limits;
    }

    /** Another node may have written what the views show already. */
    boolean reaches(long position) {
        try {
            return log.head() >= position || log.awaitBeyond(position - 1, limits.switchLockWait());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RebuildCancelled();
        }
    }

    /** Whether something is shown, and of the same fold, so that its rows can be held against new ones. */
    static boolean comparable(Bookmark bookmark, Projection projection) {
        return bookmark.version() == projection.version()
                && bookmark.position() > LogReader.BEFORE_FIRST
                && (bookmark.state() == ProjectionState.LIVE || bookmark.state() == ProjectionState.FAILED);
    }

    /**
     * Never takes readers back: under the lock, the new tables first fold what the live ones already show.
     *
     * @param compared whether the live rows were found equal
     * @param requireGoing throws when nothing is to be switched any more
     */
    void take(Reconstruction reconstruction, boolean compared, Runnable requireGoing) {
        String name = reconstruction.projection().name();
        requireGoing.run();
        database.write(Database.Side.LIVE, connection -> {
            waitForReadersAtMost(connection);
            Bookmark bookmark = Bookmarks.lock(connection, name);
            reconstruction.gather(connection);
            if (!reaches(bookmark.position())) {
                throw new IllegalStateException(
                        "the log ends before " + bookmark.position() + ", which the view shows");
            }
            while (comparable(bookmark, reconstruction.projection())
                    && reconstruction.position() < bookmark.position()) {
                long upTo = Math.min(bookmark.position(), reconstruction.position() + limits.rebuildBatchEventsMax());
                reconstruction.fold(
                        connection,
                        log.page(
                                reconstruction.position(),
                                upTo,
                                reconstruction.projection().interest()));
            }
            reconstruction.takePlace(connection, bookmark);
            if (compared) {
                VerifiedViews.replaced(connection, name);
            } else {
                VerifiedViews.forget(connection, name);
            }
            requireGoing.run();
            return true;
        });
    }

    private void waitForReadersAtMost(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(Database.SESSION.statement("switch_lock_wait"))) {
            statement.setString(1, limits.switchLockWait().toMillis() + "ms");
            statement.executeQuery().close();
        }
    }
}
