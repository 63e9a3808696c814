package fr.quitus.projections.engine;

import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

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
     * Creates what is missing, and marks as outdated the views whose fold changed since their tables were filled.
     *
     * @return the names of the views to rebuild
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
                } else if (known.get().version() != projection.version()) {
                    Bookmarks.write(connection, known.get().as(ProjectionState.OUTDATED));
                }
            }
            return true;
        });
        return bookmarks().values().stream()
                .filter(bookmark -> bookmark.state() == ProjectionState.OUTDATED)
                .map(Bookmark::name)
                .filter(projections::containsKey)
                .toList();
    }

    /** What rebuilds that were killed left behind; one that goes on, here or on another node, keeps its tables. */
    private static void dropLeftOvers(Connection connection, List<Projection> projections) throws SQLException {
        for (Projection projection : projections) {
            if (WorkLock.tryTake(connection, projection.name())) {
                Database.use(connection, Database.Side.REBUILD);
                for (Table<?, ?> table : projection.tables()) {
                    Database.execute(connection, table.statement("drop"));
                }
                Database.use(connection, Database.Side.LIVE);
                WorkLock.giveBack(connection, projection.name());
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

    /** The bookmark of a view, as the transaction sees it. */
    public Optional<Bookmark> bookmark(Connection connection, String name) throws SQLException {
        return Bookmarks.find(connection, name);
    }

    Map<String, Bookmark> bookmarks() {
        return database.write(Database.Side.LIVE, Bookmarks::all);
    }

    /** Each view beside the log, in the order of their names. */
    public List<ProjectionStatus> statuses() {
        record Read(Map<String, Bookmark> bookmarks, Map<String, VerifiedView> verified, List<DeadLetter> letters) {}
        Read read = database.snapshot(c -> new Read(Bookmarks.all(c), VerifiedViews.all(c), DeadLetters.waiting(c)));
        long head = log.head();
        Map<Long, Long> lags = new HashMap<>();
        List<ProjectionStatus> statuses = new ArrayList<>();
        for (Bookmark bookmark : read.bookmarks().values()) {
            if (projections.containsKey(bookmark.name())) {
                @Nullable DeadLetter letter = read.letters().stream()
                        .filter(l -> l.projection().equals(bookmark.name()))
                        .findFirst()
                        .orElse(null);
                @Nullable VerifiedView verified = read.verified().get(bookmark.name());
                statuses.add(new ProjectionStatus(
                        bookmark.name(),
                        bookmark.version(),
                        bookmark.state(),
                        bookmark.position(),
                        bookmark.shownAt(),
                        head - bookmark.position(),
                        lags.computeIfAbsent(bookmark.position(), _ -> lagSeconds(bookmark, head)),
                        bookmark.letters(),
                        verified == null || verified.version() != bookmark.version() ? null : verified,
                        letter));
            }
        }
        return statuses;
    }

    /** The age of the first event that the view does not show. */
    private long lagSeconds(Bookmark bookmark, long head) {
        if (head <= bookmark.position()) {
            return 0;
        }
        Instant since;
        try {
            since = log.page(bookmark.position(), bookmark.position() + 1, Interest.ENTRIES)
                    .recordedAt();
        } catch (RuntimeException e) {
            // An event that cannot be read is waited for no less: its age is at most that of the one before it.
            since = Objects.requireNonNullElse(bookmark.shownAt(), clock.instant());
        }
        return Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }

    /** One view beside the log; absent before it is prepared. */
    public Optional<ProjectionStatus> status(String name) {
        return statuses().stream().filter(status -> status.name().equals(name)).findFirst();
    }

    /** Lets a failed view try its failing event again, after whoever knows why it failed mended the cause. */
    public void retry(String name) {
        Projection projection = named(name);
        database.write(Database.Side.LIVE, connection -> {
            Bookmark bookmark = Bookmarks.lock(connection, projection.name());
            if (bookmark.state() == ProjectionState.FAILED) {
                Bookmarks.write(connection, bookmark.as(ProjectionState.LIVE));
            }
            return true;
        });
        signalMoved();
    }

    /** Throws a view's tables away. Its questions answer 503 until it is rebuilt; the other views do not notice. */
    public void drop(String name) {
        Projection projection = named(name);
        try (WorkLock _ = hold(List.of(name))) {
            database.write(Database.Side.LIVE, connection -> {
                Bookmarks.lock(connection, name);
                for (Table<?, ?> table : projection.tables()) {
                    Database.execute(connection, table.statement("drop"));
                }
                DeadLetters.passAll(connection, name);
                VerifiedViews.forget(connection, name);
                Bookmarks.write(connection, Bookmark.start(projection).as(ProjectionState.DROPPED));
                return true;
            });
        }
        signalMoved();
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
        long left = timeout.toNanos();
        waiting.lock();
        try {
            while (true) {
                Optional<Bookmark> bookmark =
                        database.write(Database.Side.LIVE, connection -> Bookmarks.find(connection, name));
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
