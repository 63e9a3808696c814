package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogPage;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One view being rebuilt beside its live tables. Rows are held in memory up to a bound, then copied out; those of them
 * that change again are read back by key as the live driver does, so memory stays bounded whatever the length of the
 * log. Until all is folded, tables whose rows change have their primary key alone, room on each page for what becomes
 * of its rows, and no part in the WAL: a row that changes touches no index, and no other bay writes it again. A crash
 * of the server empties such tables, and takes the lock that the rebuild works under.
 */
final class Reconstruction {
    private final Projection projection;
    private final Database database;
    private final WorkLock lock;
    private WorkingRows rows;
    /** Where its tables lie: kept ones stay where they are kept until the switch, whatever becomes of this. */
    private Database.Side side = Database.Side.REBUILD;
    /** The place that its tables were last written at. */
    private long kept = LogReader.BEFORE_FIRST;

    /** Tables that rows are read back from already. */
    private final Set<Table<?, ?>> readBack = new HashSet<>();

    private boolean indexed;
    private boolean stored;
    private long position = LogReader.BEFORE_FIRST;
    private @Nullable Instant shownAt;

    /**
     * @param lock without which somebody else may write into the same tables
     * @param keyBytes memory for knowing which keys were written out
     */
    Reconstruction(Projection projection, Database database, WorkLock lock, long keyBytes) {
        this.projection = projection;
        this.database = database;
        this.lock = lock;
        this.rows = WorkingRows.ofEmpty(projection, keyBytes);
    }

    Projection projection() {
        return projection;
    }

    long position() {
        return position;
    }

    /** When the event at its position was recorded; absent before the first. */
    @Nullable Instant shownAt() {
        return shownAt;
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

    /**
     * Instead of empty tables, those that an earlier rebuild replaced, to be folded on from where they stood. They are
     * kept with the place they were folded to, for whoever goes back to them when this fails.
     */
    void beginFrom(ReplacedView replaced) {
        side = Database.Side.REPLACED;
        rows = WorkingRows.of(projection);
        indexed = true;
        stored = true;
        position = replaced.position();
        kept = position;
        shownAt = replaced.shownAt();
    }

    /** Folds a page; one that was folded already is passed over. */
    void fold(LogPage page) {
        if (page.upTo() <= position) {
            return;
        }
        if (stored) {
            database.write(side, connection -> {
                rows.load(connection, page.events());
                return true;
            });
        }
        foldInMemory(page);
    }

    /** Rows in memory. */
    int held() {
        return rows.held();
    }

    /** Takes the rows held out of memory. */
    void spill() {
        copyOut(false);
    }

    /** As {@link #fold(LogPage)}, inside a transaction of the caller, and written at once. */
    void fold(Connection connection, LogPage page) throws SQLException {
        rows.load(connection, page.events());
        foldInMemory(page);
        rows.write(connection);
    }

    private void foldInMemory(LogPage page) {
        if (page.after() != position) {
            throw LogReader.missing(position + 1, page.after() + 1);
        }
        for (LoggedEvent event : page.events()) {
            try {
                rows.fold(event);
            } catch (RuntimeException | AssertionError e) {
                throw new IllegalStateException("event " + event.position() + " (" + event.name() + "): " + e, e);
            }
        }
        position = page.upTo();
        shownAt = page.recordedAt();
    }

    /**
     * Copies the rows held to the tables, and makes these what live tables are.
     *
     * @param workers how many indexes are made at once
     */
    void complete(int workers) {
        copyOut(true);
        if (!indexed) {
            index(workers);
            indexed = true;
        }
    }

    private void copyOut(boolean complete) {
        database.write(side, connection -> {
            if (!indexed && !complete) {
                beginReadingBack(connection);
            }
            rows.copy(connection);
            if (!indexed && complete) {
                indexByKey(connection);
            }
            lock.requireHeld(connection, projection.name());
            if (side == Database.Side.REPLACED) {
                Database.use(connection, Database.Side.LIVE);
                ReplacedTables.advance(connection, projection, kept, position, shownAt);
            }
            return true;
        });
        kept = position;
        stored = true;
    }

    /** Before its tables are switched, in that transaction: they lie where a rebuild works, whose they were before. */
    void gather(Connection connection) throws SQLException {
        if (side == Database.Side.REPLACED) {
            ReplacedTables.advance(connection, projection, kept, position, shownAt);
            ReplacedTables.takeUp(connection, projection);
        }
        Database.use(connection, Database.Side.REBUILD);
    }

    private void beginReadingBack(Connection connection) throws SQLException {
        for (Table<?, ?> table : projection.tablesReadBack()) {
            if (readBack.add(table)) {
                change(connection, "unlogged", table);
                Database.execute(connection, table.primaryKey());
            }
        }
    }

    private void indexByKey(Connection connection) throws SQLException {
        for (Table<?, ?> table : projection.tables()) {
            if (readBack.contains(table)) {
                change(connection, "logged", table);
            } else {
                Database.execute(connection, table.primaryKey());
            }
        }
    }

    private void index(int workers) {
        List<AtOnce.Step> steps = projection.tables().stream()
                .flatMap(table -> table.otherIndexes().stream())
                .<AtOnce.Step>map(index -> () -> database.write(side, connection -> {
                    Database.execute(connection, index);
                    lock.requireHeld(connection, projection.name());
                    return true;
                }))
                .toList();
        try {
            AtOnce.run(workers, steps);
        } catch (SQLException e) {
            throw new ViewsFailed(e);
        }
    }

    private static void change(Connection connection, String statement, Table<?, ?> table) throws SQLException {
        Database.execute(connection, Database.SESSION.statement(statement).replace(":table", table.name()));
    }

    /** Puts the new tables in the place of the live ones, which are put aside, in the transaction of the caller. */
    void takePlace(Connection connection, Bookmark bookmark) throws SQLException {
        Database.use(connection, Database.Side.REBUILD);
        for (Table<?, ?> table : projection.tables()) {
            change(connection, "hold_table", table);
        }
        // Whoever took the lock after us would now wait for these tables; who took it before has it still.
        lock.requireHeld(connection, projection.name());
        Database.use(connection, Database.Side.LIVE);
        ReplacedTables.makeRoom(connection, projection, bookmark);
        Database.use(connection, Database.Side.REBUILD);
        for (Table<?, ?> table : projection.tables()) {
            Database.execute(connection, table.statement("switch"));
        }
        Database.use(connection, Database.Side.LIVE);
        DeadLetters.passAll(connection, projection.name());
        Bookmarks.write(connection, Bookmark.start(projection).at(position, shownAt));
        Bookmarks.holdTables(connection, projection);
    }
}
