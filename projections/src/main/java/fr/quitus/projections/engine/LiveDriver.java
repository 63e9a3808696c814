package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the views up with the log: one thread for all of them, so that a batch is read and decoded once; one
 * transaction per
 * batch and view, so that none of them can stop another. Several nodes may run one each: bookmarks are locked.
 */
public final class LiveDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDriver.class);

    /** Events of one turn from which on the driver lets more of them gather before the next. */
    static final int GATHER_FROM_EVENTS = 64;
    /** How long it lets them gather; a view shows an event that much later, under load only. */
    static final long GATHER_WAIT_MS = 25;

    private final ProjectionRegistry registry;
    private final Database database;
    private final LogReader log;
    private final ProjectionLimits limits;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private volatile boolean closed;
    private long batchAfter = -1;
    /** The lowest place of a view that follows the log: an event beyond it is work to do. */
    private long idleAt = Long.MAX_VALUE;

    private List<LoggedEvent> batch = List.of();

    public LiveDriver(ProjectionRegistry registry, Database database, LogReader log, ProjectionLimits limits) {
        this.registry = registry;
        this.database = database;
        this.log = log;
        this.limits = limits;
    }

    /** Starts the thread. The registry was prepared before. */
    public void start() {
        Thread live = Thread.ofPlatform().name("projections-live").daemon(true).unstarted(this::run);
        if (closed || !thread.compareAndSet(null, live)) {
            throw new IllegalStateException("the live driver starts once");
        }
        live.start();
    }

    private void run() {
        while (!closed) {
            try {
                if (!turn()) {
                    log.awaitBeyond(idleAt, limits.idleWait());
                } else if (batch.size() >= GATHER_FROM_EVENTS && batch.size() < limits.liveBatchEventsMax()) {
                    // Under load: fewer, larger batches leave the database to those who append.
                    Thread.sleep(GATHER_WAIT_MS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.warn("views wait {} ms: {}", limits.retryWait().toMillis(), e.toString(), e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            // Nothing that could be awaited announces the end of an outage.
            Thread.sleep(limits.retryWait());
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Folds until no view has anything left to fold, in the caller's thread: for tests and tools without a live
     * thread.
     */
    public void catchUp() {
        while (turn()) {
            LOG.trace("views moved");
        }
    }

    /** Gives each view at most one batch. @return whether any of them moved */
    private boolean turn() {
        Map<String, Bookmark> bookmarks = registry.bookmarks();
        boolean moved = false;
        idleAt = Long.MAX_VALUE;
        RuntimeException outage = null;
        for (Projection projection : registry.all()) {
            Bookmark bookmark = bookmarks.get(projection.name());
            if (bookmark == null || !bookmark.follows(projection)) {
                continue;
            }
            idleAt = Math.min(idleAt, bookmark.position());
            List<LoggedEvent> events = eventsAfter(bookmark.position());
            if (events.isEmpty()) {
                continue;
            }
            try {
                moved |= advance(projection, events, bookmark.position());
            } catch (RuntimeException e) {
                outage = e;
            }
        }
        if (moved) {
            registry.signalMoved();
        }
        if (outage != null) {
            throw outage;
        }
        return moved;
    }

    /** Views at the same place share one read of the log. */
    private List<LoggedEvent> eventsAfter(long position) {
        if (batchAfter != position || batch.isEmpty()) {
            batch = log.read(position, limits.liveBatchEventsMax());
            batchAfter = position;
        }
        return batch;
    }

    private boolean advance(Projection projection, List<LoggedEvent> events, long after) {
        try {
            return apply(projection, events, after);
        } catch (RuntimeException | AssertionError e) {
            if (e instanceof ViewsFailed failed && !failed.wouldFailAgain()) {
                throw failed;
            }
            return oneByOne(projection, events, after);
        }
    }

    /** Goes up to the event that cannot be folded, keeps it as a dead letter and stops the view there. */
    private boolean oneByOne(Projection projection, List<LoggedEvent> events, long after) {
        boolean moved = false;
        for (LoggedEvent event : events) {
            try {
                moved |= apply(projection, List.of(event), after);
            } catch (RuntimeException | AssertionError e) {
                if (e instanceof ViewsFailed failed && !failed.wouldFailAgain()) {
                    throw failed;
                }
                LOG.error("view {} stops at event {} ({})", projection.name(), event.position(), event.name(), e);
                stop(projection, event, e);
                return true;
            }
        }
        return moved;
    }

    private void stop(Projection projection, LoggedEvent event, Throwable error) {
        database.write(Database.Side.LIVE, connection -> {
            Bookmark bookmark = Bookmarks.lock(connection, projection.name());
            if (bookmark.follows(projection) && bookmark.position() < event.position()) {
                Bookmarks.keepDeadLetter(connection, projection.name(), event, error);
                Bookmarks.write(connection, bookmark.failedOn(event.position()));
            }
            return true;
        });
    }

    /** @param after the place the events were read from */
    private boolean apply(Projection projection, List<LoggedEvent> events, long after) {
        return database.write(Database.Side.LIVE, connection -> {
            Bookmark bookmark = Bookmarks.lock(connection, projection.name());
            if (bookmark.position() < after) {
                // Views do not wait for a second bay: a takeover may take them back a little. They are read on from
                // there.
                return false;
            }
            List<LoggedEvent> fresh = events.stream()
                    .filter(event -> event.position() > bookmark.position())
                    .toList();
            if (!bookmark.follows(projection) || fresh.isEmpty()) {
                return false;
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
            Bookmarks.write(connection, bookmark.at(last.position(), last.recordedAt()));
            return true;
        });
    }

    /** Stops the thread and waits for the transaction it is in. */
    @Override
    public void close() {
        closed = true;
        Thread live = thread.get();
        if (live != null && live != Thread.currentThread()) {
            live.interrupt();
            try {
                live.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
