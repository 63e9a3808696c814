package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LoggedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One batch of events folded into several views in one transaction. What it costs beside the rows themselves does not
 * grow with the number of views: the beginning, the lock of all bookmarks, their writing and the commit, so four round
 * trips to the database; then one for each table that the events read rows of, and one for each that they write. A view
 * that no event of the batch concerns has no statement of its own, and a view without letters none about letters.
 */
final class BatchFold {
    private final Map<String, Bookmark> bookmarks = new LinkedHashMap<>();
    private final List<Bookmark> moved = new ArrayList<>();

    private BatchFold() {}

    /**
     * @param aside whether it is their tables aside that these views follow
     * @param after the place the events were read from
     * @return the bookmarks as they are afterwards; without those that somebody else holds
     */
    static Map<String, Bookmark> advance(
            Connection connection, boolean aside, List<Projection> projections, List<LoggedEvent> events, long after)
            throws SQLException {
        List<String> names = projections.stream().map(Projection::name).toList();
        BatchFold batch = new BatchFold();
        if (aside) {
            Map<String, Bookmark> locked = ReplacedTables.lockFree(connection, names);
            Database.use(connection, Database.Side.REPLACED);
            batch.advance(connection, projections, locked, events, after);
            Database.use(connection, Database.Side.LIVE);
            ReplacedTables.move(connection, batch.moved);
        } else {
            batch.advance(connection, projections, Bookmarks.lockFree(connection, names), events, after);
            Bookmarks.move(connection, batch.moved);
        }
        return batch.bookmarks;
    }

    private void advance(
            Connection connection,
            List<Projection> projections,
            Map<String, Bookmark> locked,
            List<LoggedEvent> events,
            long after)
            throws SQLException {
        for (Projection projection : projections) {
            Bookmark bookmark = locked.get(projection.name());
            if (bookmark != null) {
                advance(connection, projection, bookmark, events, after);
            }
        }
    }

    private void advance(
            Connection connection, Projection projection, Bookmark bookmark, List<LoggedEvent> events, long after)
            throws SQLException {
        bookmarks.put(bookmark.name(), bookmark);
        if (!bookmark.follows(projection) || bookmark.position() < after) {
            // Views do not wait for a second bay: a takeover may take them back a little. They are read on from there.
            return;
        }
        List<LoggedEvent> fresh = fresh(events, bookmark.position());
        if (fresh.isEmpty()) {
            return;
        }
        DensePositions.check(bookmark.position(), fresh);
        LoggedEvent last = fresh.getLast();
        Bookmark next = bookmark.at(last.position(), last.recordedAt());
        if (bookmark.whole()) {
            fold(connection, projection, fresh);
        } else {
            next = next.keeping(bookmark.letters() + foldBesideLetters(connection, projection, bookmark, fresh));
        }
        if (bookmark.failedPosition() != null && !bookmark.aside()) {
            DeadLetters.passStopped(connection, projection.name(), last.position());
        }
        bookmarks.put(next.name(), next);
        moved.add(next);
    }

    static void fold(Connection connection, Projection projection, List<LoggedEvent> events) throws SQLException {
        WorkingRows rows = WorkingRows.of(projection);
        rows.load(connection, events);
        events.forEach(rows::fold);
        rows.write(connection);
    }

    /** What touches a parked key waits with all its keys, the rest is folded. @return how many wait */
    private static int foldBesideLetters(
            Connection connection, Projection projection, Bookmark bookmark, List<LoggedEvent> fresh)
            throws SQLException {
        Map<LoggedEvent, Set<String>> touched = new LinkedHashMap<>();
        Set<String> keys = new LinkedHashSet<>();
        fresh.forEach(event -> touched.put(event, ParkedKeys.touched(projection, event)));
        touched.values().forEach(keys::addAll);
        ParkedKeys parked = ParkedKeys.among(connection, projection.name(), keys);
        List<LoggedEvent> folded = new ArrayList<>();
        Map<LoggedEvent, Long> waiting = new LinkedHashMap<>();
        touched.forEach((event, changed) -> {
            Long letter = parked.letterOf(changed);
            if (letter == null) {
                folded.add(event);
            } else {
                parked.park(changed, letter);
                waiting.put(event, letter);
            }
        });
        if (bookmark.letters() + waiting.size() > DeadLetters.KEPT_EVENTS_MAX) {
            throw new TooManyLetters(projection.name());
        }
        fold(connection, projection, folded);
        parked.write(connection);
        DeadLetters.keepWaiting(connection, projection.name(), waiting);
        return waiting.size();
    }

    private static List<LoggedEvent> fresh(List<LoggedEvent> events, long after) {
        int first = 0;
        while (first < events.size() && events.get(first).position() <= after) {
            first++;
        }
        return events.subList(first, events.size());
    }
}
