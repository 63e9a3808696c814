package fr.quitus.projections.engine;

import fr.quitus.projections.engine.RebuildReport.Outcome;
import fr.quitus.projections.engine.RebuildReport.Rebuilt;
import fr.quitus.projections.ports.LogReader;
import fr.quitus.projections.ports.LoggedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes views again from the log: folds it in memory, copies the rows into new tables beside the old ones, compares both at
 * the same position, and only then puts the new ones in their place. Reads and the live driver go on meanwhile.
 */
public final class RebuildDriver {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildDriver.class);

    private final ProjectionRegistry registry;
    private final Database database;
    private final LogReader log;
    private final ProjectionLimits limits;

    public RebuildDriver(ProjectionRegistry registry, Database database, LogReader log, ProjectionLimits limits) {
        this.registry = registry;
        this.database = database;
        this.log = log;
        this.limits = limits;
    }

    /** Rebuilds every view in one reading of the log. */
    public RebuildReport rebuildAll(ProgressListener listener) {
        return rebuild(registry.names(), listener);
    }

    /**
     * Rebuilds some views in one reading of the log. A view that cannot be rebuilt does not stop the others.
     *
     * @throws IllegalStateException when one of them is being rebuilt or dropped already
     */
    public RebuildReport rebuild(Collection<String> names, ProgressListener listener) {
        List<String> ordered = List.copyOf(new TreeSet<>(names));
        ordered.forEach(registry::named);
        return registry.exclusively(ordered, () -> new Run(listener).rebuild(ordered));
    }

    /** One rebuild, with what it counts. */
    private final class Run {
        private final ProgressListener listener;
        private final long started = System.nanoTime();
        private final List<Rebuilt> results = new ArrayList<>();
        private long eventsRead;

        private Run(ProgressListener listener) {
            this.listener = listener;
        }

        private RebuildReport rebuild(List<String> names) {
            Map<String, Bookmark> before = registry.bookmarks();
            List<Reconstruction> going = new ArrayList<>();
            long target = LogReader.BEFORE_FIRST;
            for (String name : names) {
                Reconstruction reconstruction =
                        new Reconstruction(registry.named(name), database, limits.rebuildRowsHeldMax());
                reconstruction.begin();
                going.add(reconstruction);
                target = Math.max(target, firstTarget(reconstruction, before));
            }
            readTo(going, before, target);
            for (Reconstruction reconstruction : List.copyOf(going)) {
                attempt(reconstruction, going, () -> finish(reconstruction));
            }
            return new RebuildReport(results, eventsRead, Duration.ofNanos(System.nanoTime() - started));
        }

        /** A view to compare with is overtaken only after the comparison. */
        private long firstTarget(Reconstruction reconstruction, Map<String, Bookmark> before) {
            Bookmark bookmark = before.get(reconstruction.projection().name());
            return bookmark != null && comparable(bookmark, reconstruction.projection())
                    ? bookmark.position()
                    : log.head();
        }

        private void readTo(List<Reconstruction> going, Map<String, Bookmark> before, long target) {
            long position = LogReader.BEFORE_FIRST;
            while (position < target && !going.isEmpty()) {
                List<LoggedEvent> events = read(position);
                if (events.isEmpty()) {
                    return;
                }
                for (Reconstruction reconstruction : List.copyOf(going)) {
                    long until = firstTarget(reconstruction, before);
                    attempt(reconstruction, going, () -> reconstruction.fold(events, until));
                }
                position = Math.min(events.getLast().position(), target);
                progressed(position, target);
            }
        }

        private List<LoggedEvent> read(long position) {
            List<LoggedEvent> events = log.read(position, limits.rebuildBatchEventsMax());
            eventsRead += events.size();
            return events;
        }

        private void progressed(long position, long target) {
            double seconds = Math.max(1e-9, (System.nanoTime() - started) / 1e9);
            listener.progressed(position, target, eventsRead / seconds);
        }

        private void attempt(Reconstruction reconstruction, List<Reconstruction> going, Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                going.remove(reconstruction);
                String name = reconstruction.projection().name();
                LOG.error("view {} could not be rebuilt", name, e);
                results.add(new Rebuilt(name, Outcome.FAILED, reconstruction.position(), 0, List.of(), e.toString()));
            }
        }

        private void finish(Reconstruction reconstruction) {
            String name = reconstruction.projection().name();
            reconstruction.flush();
            List<Difference> differences = new ArrayList<>();
            long compared = compare(reconstruction, differences);
            if (!differences.isEmpty()) {
                results.add(new Rebuilt(name, Outcome.DIFFERENT, reconstruction.position(), compared, differences, ""));
                return;
            }
            advance(reconstruction, log.head());
            reconstruction.flush();
            switchTables(reconstruction);
            registry.signalMoved();
            Outcome outcome = compared < 0 ? Outcome.SWITCHED : Outcome.COMPARED_AND_SWITCHED;
            results.add(new Rebuilt(name, outcome, reconstruction.position(), Math.max(0, compared), List.of(), ""));
        }

        private void advance(Reconstruction reconstruction, long until) {
            while (reconstruction.position() < until) {
                List<LoggedEvent> events = read(reconstruction.position());
                if (events.isEmpty()) {
                    return;
                }
                reconstruction.fold(events, until);
                progressed(reconstruction.position(), until);
            }
        }

        /**
         * Compares at the position of one snapshot of the live tables; the live driver goes on beyond it.
         *
         * @return the rows found equal, or -1 when there was nothing to compare with
         */
        private long compare(Reconstruction reconstruction, List<Difference> differences) {
            Projection projection = reconstruction.projection();
            return database.snapshot(live -> {
                Bookmark bookmark = Bookmarks.find(live, projection.name()).orElse(null);
                if (bookmark == null || !comparable(bookmark, projection)) {
                    return -1L;
                }
                advance(reconstruction, bookmark.position());
                reconstruction.flush();
                if (reconstruction.position() != bookmark.position()) {
                    throw new IllegalStateException("the log ends at " + reconstruction.position()
                            + " but the view shows " + bookmark.position() + ": they are not of the same ledger");
                }
                TableComparison comparison = new TableComparison(limits.differencesListedMax(), differences);
                database.write(Database.Side.REBUILD, rebuilt -> {
                    for (Table<?, ?> table : projection.tables()) {
                        comparison.compare(live, rebuilt, table);
                    }
                    return true;
                });
                return comparison.rowsCompared();
            });
        }
    }

    private static boolean comparable(Bookmark bookmark, Projection projection) {
        return bookmark.version() == projection.version()
                && (bookmark.state() == ProjectionState.LIVE || bookmark.state() == ProjectionState.FAILED);
    }

    /** Never takes readers back: under the lock, the new tables first fold what the live ones already show. */
    private void switchTables(Reconstruction reconstruction) {
        database.write(Database.Side.LIVE, connection -> {
            waitForReadersAtMost(connection);
            Bookmark bookmark =
                    Bookmarks.lock(connection, reconstruction.projection().name());
            Database.use(connection, Database.Side.REBUILD);
            while (comparable(bookmark, reconstruction.projection())
                    && reconstruction.position() < bookmark.position()) {
                reconstruction.fold(connection, log.read(reconstruction.position(), limits.rebuildBatchEventsMax()));
            }
            reconstruction.takePlace(connection);
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
