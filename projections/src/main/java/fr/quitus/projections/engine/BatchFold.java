package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LoggedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One batch of events folded into several views in one transaction. What it costs beside the rows themselves does not
 * grow with the number of views: the beginning, the lock of all bookmarks, their writing and the commit, so four round
 * trips to the database; then one for each table that the events read rows of, and one for each that they write. A view
 * that no event of the batch concerns has no statement of its own.
 */
final class BatchFold {
    private final Map<String, Bookmark> bookmarks = new LinkedHashMap<>();
    private final List<Bookmark> moved = new ArrayList<>();

    private BatchFold() {}

    /**
     * @param after the place the events were read from
     * @return the bookmarks as they are afterwards; without those that somebody else holds
     */
    static Map<String, Bookmark> advance(
            Connection connection, List<Projection> projections, List<LoggedEvent> events, long after)
            throws SQLException {
        BatchFold batch = new BatchFold();
        Map<String, Bookmark> locked = Bookmarks.lockFree(
                connection, projections.stream().map(Projection::name).toList());
        for (Projection projection : projections) {
            Bookmark bookmark = locked.get(projection.name());
            if (bookmark != null) {
                batch.advance(connection, projection, bookmark, events, after);
            }
        }
        Bookmarks.move(connection, batch.moved);
        return batch.bookmarks;
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
        WorkingRows rows = WorkingRows.of(projection);
        rows.load(connection, fresh);
        fresh.forEach(rows::fold);
        rows.write(connection);
        LoggedEvent last = fresh.getLast();
        if (bookmark.failedPosition() != null) {
            Bookmarks.passDeadLetters(connection, projection.name(), last.position());
        }
        Bookmark next = bookmark.at(last.position(), last.recordedAt());
        bookmarks.put(next.name(), next);
        moved.add(next);
    }

    private static List<LoggedEvent> fresh(List<LoggedEvent> events, long after) {
        int first = 0;
        while (first < events.size() && events.get(first).position() <= after) {
            first++;
        }
        return events.subList(first, events.size());
    }
}
