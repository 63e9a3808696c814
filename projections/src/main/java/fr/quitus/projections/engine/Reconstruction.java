package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One view being rebuilt beside its live tables. Rows are held in memory up to a bound, then copied out; from then on rows
 * are read back by key as the live driver does, so memory stays bounded whatever the length of the log.
 */
final class Reconstruction {
    private final Projection projection;
    private final Database database;
    private final int rowsHeldMax;
    private WorkingRows rows;
    private boolean stored;
    private long position = LogReader.BEFORE_FIRST;
    private @Nullable Instant shownAt;

    Reconstruction(Projection projection, Database database, int rowsHeldMax) {
        this.projection = projection;
        this.database = database;
        this.rowsHeldMax = rowsHeldMax;
        this.rows = new WorkingRows(projection);
    }

    Projection projection() {
        return projection;
    }

    long position() {
        return position;
    }

    /** Empty tables without index, beside the live ones. */
    void begin() {
        database.write(Database.Side.REBUILD, connection -> {
            for (Table<?, ?> table : projection.tables()) {
                Database.execute(connection, table.statement("drop"));
                Database.execute(connection, table.statement("create"));
            }
            return true;
        });
    }

    /** Folds the events that come after those already folded, up to a position. */
    void fold(List<LoggedEvent> events, long until) {
        List<LoggedEvent> due = due(events, until);
        if (due.isEmpty()) {
            return;
        }
        if (stored) {
            database.write(Database.Side.REBUILD, connection -> {
                rows.load(connection, due);
                return true;
            });
        }
        foldInMemory(due);
        if (rows.held() > rowsHeldMax) {
            flush();
        }
    }

    /** As {@link #fold}, inside a transaction of the caller, and written at once. */
    void fold(Connection connection, List<LoggedEvent> events) throws SQLException {
        List<LoggedEvent> due = due(events, Long.MAX_VALUE);
        rows.load(connection, due);
        foldInMemory(due);
        rows.write(connection);
    }

    private List<LoggedEvent> due(List<LoggedEvent> events, long until) {
        return events.stream()
                .filter(event -> event.position() > position && event.position() <= until)
                .toList();
    }

    private void foldInMemory(List<LoggedEvent> due) {
        DensePositions.check(position, due);
        for (LoggedEvent event : due) {
            try {
                rows.fold(event);
            } catch (RuntimeException | AssertionError e) {
                throw new IllegalStateException("event " + event.position() + " (" + event.name() + "): " + e, e);
            }
            position = event.position();
            shownAt = event.recordedAt();
        }
    }

    /** Copies the rows held to the tables, and indexes the tables the first time. */
    void flush() {
        database.write(Database.Side.REBUILD, connection -> {
            rows.copy(connection);
            if (!stored) {
                for (Table<?, ?> table : projection.tables()) {
                    Database.execute(connection, table.statement("index"));
                }
            }
            return true;
        });
        rows = new WorkingRows(projection);
        stored = true;
    }

    /** Puts the new tables in the place of the live ones, in the transaction of the caller. */
    void takePlace(Connection connection) throws SQLException {
        for (Table<?, ?> table : projection.tables()) {
            Database.use(connection, Database.Side.LIVE);
            Database.execute(connection, table.statement("drop"));
            Database.use(connection, Database.Side.REBUILD);
            Database.execute(connection, table.statement("switch"));
        }
        Database.use(connection, Database.Side.LIVE);
        Bookmarks.passDeadLetters(connection, projection.name(), position);
        Bookmarks.write(connection, Bookmark.start(projection).at(position, shownAt));
    }
}
