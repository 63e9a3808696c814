package fr.quitus.projections.engine;

import fr.quitus.projections.engine.DeadLetters.Kind;
import fr.quitus.projections.ports.LoggedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of an event that a view cannot fold: kept aside with its keys, or with the view stopped before it. */
final class LetterKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(LetterKeeping.class);

    private LetterKeeping() {}

    /** @return the bookmark as it is afterwards; somebody else may have moved the view */
    static Bookmark keep(Connection connection, Projection projection, LoggedEvent event, Throwable error)
            throws SQLException {
        Bookmark bookmark = Bookmarks.lock(connection, projection.name());
        if (!bookmark.follows(projection) || bookmark.position() >= event.position()) {
            return bookmark;
        }
        Set<String> keys = keysToPark(projection, bookmark, event, error);
        boolean aside = keys != null && DeadLetters.letters(connection, projection.name()) < DeadLetters.LETTERS_MAX;
        if (!aside || keys == null) {
            DeadLetters.keep(connection, projection.name(), event, Kind.STOPPED, error);
            Bookmark stopped = bookmark.failedOn(event.position());
            Bookmarks.write(connection, stopped);
            return stopped;
        }
        ParkedKeys parked = ParkedKeys.none(projection.name());
        parked.park(keys, event.position());
        parked.write(connection);
        DeadLetters.passStopped(connection, projection.name(), event.position());
        DeadLetters.keep(connection, projection.name(), event, Kind.LETTER, error);
        Bookmark beside = bookmark.at(event.position(), event.recordedAt()).keeping(bookmark.letters() + 1);
        Bookmarks.write(connection, beside);
        return beside;
    }

    /**
     * The same for tables that stand aside: they stop before the event, and the nodes that follow them show what was
     * before it. The letters are those of the live tables, which another release may well fold it into.
     */
    static Bookmark stop(Connection connection, Projection projection, LoggedEvent event) throws SQLException {
        Bookmark bookmark = ReplacedTables.lock(connection, projection.name())
                .map(ReplacedView::bookmark)
                .orElseThrow(() -> new IllegalStateException("no tables of " + projection.name() + " stand aside"));
        if (!bookmark.follows(projection) || bookmark.position() >= event.position()) {
            return bookmark;
        }
        Bookmark stopped = bookmark.failedOn(event.position());
        ReplacedTables.move(connection, List.of(stopped));
        return stopped;
    }

    /** @return absent where the view stops: nothing may be folded around the event, or nobody knows what it touches */
    private static @Nullable Set<String> keysToPark(
            Projection projection, Bookmark bookmark, LoggedEvent event, Throwable error) {
        boolean next = event.position() == bookmark.position() + 1;
        boolean itsOwn =
                !(error instanceof TooManyLetters) && (!(error instanceof ViewsFailed failed) || failed.ofItsData());
        if (!next || !itsOwn || bookmark.letters() >= DeadLetters.KEPT_EVENTS_MAX) {
            return null;
        }
        try {
            return ParkedKeys.touched(projection, event);
        } catch (RuntimeException | AssertionError e) {
            LOG.error("nor can it tell what event {} touches", event.position(), e);
            return null;
        }
    }
}
