package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the views up with the log: one thread for all of them, so that a batch is read and decoded once; one
 * transaction per batch for all views at the same place, and one for each of them where that one fails, so that none
 * can stop another. Several nodes may run one each: bookmarks are locked.
 */
public final class LiveDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDriver.class);

    /** Events of one turn from which on the driver lets more of them gather before the next. */
    static final int GATHER_FROM_EVENTS = 64;
    /** How long it lets them gather; a view shows an event that much later, under load only. */
    static final long GATHER_WAIT_MS = 25;

    /** A view so many batches behind, or more, is brought up by larger ones. */
    static final int BATCHES_BEHIND = 8;
    /** How many times larger, at most. */
    static final int BATCH_GROWTH_MAX = 8;

    private final ProjectionRegistry registry;
    private final Database database;
    private final LogReader log;
    private final ProjectionLimits limits;
    private final Places places;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private volatile boolean closed;
    private long batchAfter = -1;
    /** The lowest place of a view that follows the log: an event beyond it is work to do. */
    private long idleAt = Long.MAX_VALUE;

    private List<LoggedEvent> batch = List.of();
    private boolean heldElsewhere;

    public LiveDriver(ProjectionRegistry registry, Database database, LogReader log, ProjectionLimits limits) {
        this.registry = registry;
        this.database = database;
        this.log = log;
        this.limits = limits;
        this.places = new Places(registry, database, limits.idleWait());
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
                    if (heldElsewhere) {
                        // Whoever holds the views moves them: looking again at once would only look.
                        Thread.sleep(GATHER_WAIT_MS);
                    }
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
        places.lookAgain();
        while (turn()) {
            LOG.trace("views moved");
        }
    }

    /** Gives each view at most one batch. @return whether any of them moved, or is not where it was */
    private boolean turn() {
        NavigableMap<Long, List<Projection>> left = places.byPosition();
        idleAt = left.isEmpty() ? Long.MAX_VALUE : left.firstKey();
        heldElsewhere = false;
        boolean moved = false;
        RuntimeException outage = null;
        while (!left.isEmpty()) {
            long after = left.firstKey();
            List<Projection> together = left.remove(after);
            long until = left.isEmpty() ? Long.MAX_VALUE : left.firstKey();
            List<LoggedEvent> events = upTo(until, eventsAfter(after));
            try {
                moved |= !events.isEmpty() && advance(together, events, after);
            } catch (RuntimeException e) {
                places.lookAgain();
                outage = e;
            }
            // Those who caught up with the next ones go on with them: views part after a failure and meet again.
            for (Projection projection : together) {
                if (places.of(projection) == until) {
                    left.computeIfAbsent(until, _ -> new ArrayList<>()).add(projection);
                }
            }
        }
        if (moved) {
            registry.wakeReaders();
        } else {
            batch = List.of();
        }
        if (outage != null) {
            throw outage;
        }
        return moved;
    }

    /** Views at the same place share one read of the log. */
    private List<LoggedEvent> eventsAfter(long position) {
        if (batchAfter != position || batch.isEmpty()) {
            batch = log.read(position, eventsAtOnce(position));
            batchAfter = position;
        }
        return batch;
    }

    /** The further behind, the more at once: what a batch costs beside its rows is paid less often. */
    private int eventsAtOnce(long position) {
        int most = limits.liveBatchEventsMax();
        return (int) Math.clamp((log.head() - position) / BATCHES_BEHIND, most, (long) most * BATCH_GROWTH_MAX);
    }

    private static List<LoggedEvent> upTo(long last, List<LoggedEvent> events) {
        int size = events.size();
        while (size > 0 && events.get(size - 1).position() > last) {
            size--;
        }
        return events.subList(0, size);
    }

    /** All of them in one transaction; when it fails, each in its own, so that none of them can stop another. */
    private boolean advance(List<Projection> together, List<LoggedEvent> events, long after) {
        try {
            return apply(together, events, after);
        } catch (RuntimeException | AssertionError e) {
            if (e instanceof ViewsFailed failed && failed.serverGone()) {
                throw failed;
            }
            boolean moved = false;
            RuntimeException outage = null;
            for (Projection projection : together) {
                try {
                    moved |= advance(projection, events, after);
                } catch (RuntimeException alone) {
                    outage = alone;
                }
            }
            if (outage != null) {
                throw outage;
            }
            return moved;
        }
    }

    private boolean advance(Projection projection, List<LoggedEvent> events, long after) {
        try {
            return apply(List.of(projection), events, after);
        } catch (RuntimeException | AssertionError e) {
            if (e instanceof ViewsFailed failed && !failed.wouldFailAgain()) {
                throw failed;
            }
            return oneByOne(projection, events, after);
        }
    }

    /** Goes up to the event that cannot be folded, which is kept as a dead letter, aside or with the view before it. */
    private boolean oneByOne(Projection projection, List<LoggedEvent> events, long after) {
        boolean moved = false;
        for (LoggedEvent event : events) {
            try {
                moved |= apply(List.of(projection), List.of(event), after);
            } catch (RuntimeException | AssertionError e) {
                if (e instanceof ViewsFailed failed && !failed.wouldFailAgain()) {
                    throw failed;
                }
                keep(projection, event, e);
                return true;
            }
        }
        return moved;
    }

    /** @param after the place the events were read from */
    private boolean apply(List<Projection> together, List<LoggedEvent> events, long after) {
        Map<Boolean, List<Projection>> sides = together.stream().collect(Collectors.partitioningBy(places::aside));
        boolean moved = false;
        for (Map.Entry<Boolean, List<Projection>> side : sides.entrySet()) {
            moved |= !side.getValue().isEmpty() && apply(side.getKey(), side.getValue(), events, after);
        }
        return moved;
    }

    private boolean apply(boolean aside, List<Projection> together, List<LoggedEvent> events, long after) {
        Map<String, Bookmark> now = database.write(
                Database.Side.LIVE, connection -> BatchFold.advance(connection, aside, together, events, after));
        heldElsewhere |= now.size() < together.size();
        boolean moved = false;
        for (Projection projection : together) {
            Bookmark bookmark = now.get(projection.name());
            moved |= bookmark != null && places.note(projection, bookmark);
        }
        return moved;
    }

    private void keep(Projection projection, LoggedEvent event, Throwable error) {
        LOG.error("view {} cannot fold event {} ({})", projection.name(), event.position(), event.name(), error);
        boolean aside = places.aside(projection);
        Bookmark now = database.write(
                Database.Side.LIVE,
                connection -> aside
                        ? LetterKeeping.stop(connection, projection, event)
                        : LetterKeeping.keep(connection, projection, event, error));
        places.note(projection, now);
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
