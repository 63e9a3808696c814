package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** The views there are, how each stands, and the orders an operator gives: prepare, retry, drop. */
public final class ProjectionRegistry {
    /** How long a waiting reader trusts that nobody else moved the view. */
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Map<String, Projection> projections = new LinkedHashMap<>();
    private final Database database;
    private final LogReader log;
    private final Clock clock;
    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition moved = waiting.newCondition();
    private final AtomicLong orders = new AtomicLong();
    private volatile Set<String> aside = Set.of();

    public ProjectionRegistry(List<Projection> projections, Database database, LogReader log) {
        this(projections, database, log, Clock.systemUTC());
    }

    /** @param clock tells how long an event has been waited for */
    public ProjectionRegistry(List<Projection> projections, Database database, LogReader log, Clock clock) {
        for (Projection projection : projections) {
            if (this.projections.put(projection.name(), projection) != null) {
                throw new IllegalArgumentException("two views are named " + projection.name());
            }
        }
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    public Set<String> names() {
        return Set.copyOf(projections.keySet());
    }

    List<Projection> all() {
        return List.copyOf(projections.values());
    }

    /** @throws IllegalArgumentException when there is no such view */
    public Projection named(String name) {
        Projection projection = projections.get(name);
        if (projection == null) {
            throw new IllegalArgumentException("no view " + name + "; there are " + projections.keySet());
        }
        return projection;
    }

    /**
     * Creates what is missing. Views whose fold changed since their tables were filled stay as they are for the nodes
     * that show them; those of this release's version that stand aside are followed from where they stand.
     *
     * @return the names of the views to rebuild, whose version stands nowhere
     */
    public List<String> prepare() {
        database.write(Database.Side.LIVE, connection -> {
            Database.execute(connection, Database.SESSION.statement("preparation_lock"));
            Database.execute(connection, Database.SESSION.statement("create_schemas"));
            Bookmarks.create(connection);
            DeadLetters.create(connection);
            ReplacedTables.create(connection);
            VerifiedViews.create(connection);
            dropLeftOvers(connection, all());
            for (Projection projection : all()) {
                Optional<Bookmark> known = Bookmarks.find(connection, projection.name());
                if (known.isEmpty()) {
                    createTables(connection, projection);
                    Bookmarks.write(connection, Bookmark.start(projection));
                    Bookmarks.holdTables(connection, projection);
                }
                Following.resume(connection, projection);
            }
            return true;
        });
        return outdated();
    }

    /** What rebuilds that were killed left behind; one that goes on, here or on another node, keeps its tables. */
    private static void dropLeftOvers(Connection connection, List<Projection> projections) throws SQLException {
        for (Projection projection : projections) {
            if (WorkLock.tryTakeForTransaction(connection, projection.name())) {
                Database.use(connection, Database.Side.REBUILD);
                for (Table<?, ?> table : projection.tables()) {
                    Database.execute(connection, table.statement("drop"));
                }
                Database.use(connection, Database.Side.LIVE);
            }
        }
    }

    /** Drops the unfinished tables of rebuilds of these views, where nobody works on them. */
    void dropLeftOvers(List<String> names) {
        if (!names.isEmpty()) {
            database.write(Database.Side.LIVE, connection -> {
                dropLeftOvers(connection, names.stream().map(this::named).toList());
                return true;
            });
        }
    }

    /** The tables that rebuilds replaced and that are still kept. */
    public List<ReplacedView> replaced() {
        return database.write(Database.Side.LIVE, ReplacedTables::all);
    }

    /** Drops what rebuilds replaced longer ago than this. @return the names of those views */
    public List<String> dropReplaced(Duration age) {
        return database.write(Database.Side.LIVE, connection -> ReplacedTables.dropOlder(connection, all(), age));
    }

    private static void createTables(Connection connection, Projection projection) throws SQLException {
        for (Table<?, ?> table : projection.tables()) {
            Database.execute(connection, table.statement("drop"));
            Database.execute(connection, table.statement("create"));
            Database.execute(connection, table.statement("index"));
        }
    }

    /** Where this release stands with its views. */
    Map<String, Bookmark> bookmarks() {
        Map<String, Bookmark> own =
                database.write(Database.Side.LIVE, connection -> Following.own(connection, projections.values()));
        aside = own.values().stream()
                .filter(Bookmark::aside)
                .map(Bookmark::name)
                .collect(Collectors.toUnmodifiableSet());
        return own;
    }

    /** The views whose tables of this release's version stood aside when somebody last looked. */
    Set<String> aside() {
        return aside;
    }

    /** Those of them that nobody keeps from their place any more. */
    List<String> left() {
        return database.write(Database.Side.LIVE, connection -> Following.left(connection, aside));
    }

    /** The views whose version stands nowhere, neither shown nor aside. */
    List<String> outdated() {
        return bookmarks().values().stream()
                .filter(bookmark -> bookmark.state() == ProjectionState.OUTDATED)
                .map(Bookmark::name)
                .toList();
    }

    /** Each view beside the log, in the order of their names. */
    public List<ProjectionStatus> statuses() {
        return new StatusReading(database, log, clock).of(all());
    }

    /** One view beside the log; absent before it is prepared. */
    public Optional<ProjectionStatus> status(String name) {
        return statuses().stream().filter(status -> status.name().equals(name)).findFirst();
    }

    /** Lets a failed view try its failing event again, after whoever knows why it failed mended the cause. */
    public void retry(String name) {
        Projection projection = named(name);
        database.write(Database.Side.LIVE, connection -> {
            Bookmark bookmark = Bookmarks.lock(connection, name);
            Following.resume(connection, projection);
            if (bookmark.state() == ProjectionState.FAILED && bookmark.version() == projection.version()) {
                Bookmarks.write(connection, bookmark.as(ProjectionState.LIVE));
            }
            return true;
        });
        signalMoved();
    }

    /**
     * Throws a view's tables away. Its questions answer 503 until it is rebuilt; the other views do not notice.
     *
     * @throws RebuildRefused when it is worked on, or shown by another release in another version
     */
    public void drop(String name) {
        Projection projection = named(name);
        try (WorkLock _ = hold(List.of(name))) {
            requireShown(List.of(name));
            database.write(Database.Side.LIVE, connection -> {
                Bookmark live = Bookmarks.lock(connection, name);
                if (live.version() != projection.version() && Following.followed(connection, name, false)) {
                    throw shownByOthers(name);
                }
                ReplacedTables.dropLive(connection, projection);
                DeadLetters.passAll(connection, name);
                VerifiedViews.forget(connection, name);
                Bookmarks.write(connection, Bookmark.start(projection).as(ProjectionState.DROPPED));
                return true;
            });
        }
        signalMoved();
    }

    /**
     * Sees to it that what this release shows is what orders change: tables of its own that stand aside take their
     * place back where nobody follows those that took it.
     *
     * @throws RebuildRefused when another release follows them
     */
    void requireShown(List<String> names) {
        for (String name : names) {
            Projection projection = named(name);
            database.write(Database.Side.LIVE, connection -> {
                if (Following.own(connection, projection)
                                .filter(Bookmark::aside)
                                .isPresent()
                        && !Following.takeBack(connection, projection)) {
                    throw shownByOthers(name);
                }
                return true;
            });
        }
    }

    private static RebuildRefused shownByOthers(String name) {
        return new RebuildRefused(
                RebuildRefused.Reason.OTHER_RELEASE,
                name,
                "another release shows " + name + " in another version: the order is given there, or "
                        + Following.BELIEVED_FOR.toMinutes() + " minutes after its last node stopped");
    }

    /**
     * Keeps every other rebuild or drop of these views away, on this node and the others.
     *
     * @throws RebuildRefused when one of them is worked on already
     */
    WorkLock hold(List<String> names) {
        return WorkLock.take(database, names);
    }

    /** Waits until a view shows at least a position. @return false when it does not in time */
    public boolean awaitPosition(String name, long position, Duration timeout) {
        Projection projection = named(name);
        long left = timeout.toNanos();
        waiting.lock();
        try {
            while (true) {
                Optional<Bookmark> bookmark = database.look(connection -> Following.own(connection, projection));
                if (bookmark.isPresent() && bookmark.get().position() >= position) {
                    return true;
                }
                if (left <= 0 || bookmark.isEmpty() || bookmark.get().state() != ProjectionState.LIVE) {
                    return false;
                }
                long slice = Math.min(left, LOOK_AGAIN_NANOS);
                left -= slice - Math.max(0, moved.awaitNanos(slice));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.unlock();
        }
    }

    /** How many orders changed how views stand, on this node; the live driver looks again after each. */
    long orders() {
        return orders.get();
    }

    /** Says that an order changed how a view stands. */
    void signalMoved() {
        orders.incrementAndGet();
        wakeReaders();
    }

    /** Wakes the readers who wait for a position. */
    void wakeReaders() {
        waiting.lock();
        try {
            moved.signalAll();
        } finally {
            waiting.unlock();
        }
    }
}
