package fr.quitus.projections.engine;

import fr.quitus.projections.engine.RebuildReport.Outcome;
import fr.quitus.projections.engine.RebuildReport.Rebuilt;
import fr.quitus.projections.ports.LogReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One rebuild of some views in one reading of the log, with what it counts. It stops where its listener says so:
 * between two pages, two tables, two switches. What a view began and did not end lies in the rebuild's schema then.
 */
final class RebuildRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);

    private final ProjectionRegistry registry;
    private final Database database;
    private final LogReader log;
    private final ProjectionLimits limits;
    private final WorkLock lock;
    private final ProgressListener listener;
    private final SharedReading reading;
    private final TableSwitch tables;
    private final List<Rebuilt> results = new ArrayList<>();

    RebuildRun(
            ProjectionRegistry registry,
            Database database,
            LogReader log,
            ProjectionLimits limits,
            WorkLock lock,
            ProgressListener listener) {
        this.registry = registry;
        this.database = database;
        this.log = log;
        this.limits = limits;
        this.lock = lock;
        this.listener = listener;
        this.reading = new SharedReading(log, limits, listener, this::requireGoing);
        this.tables = new TableSwitch(database, log, limits);
    }

    /** @param copy what the log is read from as far as it goes */
    RebuildReport rebuild(List<String> names, LogReader copy) {
        Map<Reconstruction, Long> going = new LinkedHashMap<>();
        try {
            begin(names, going);
            BiConsumer<Reconstruction, Runnable> attempt =
                    (reconstruction, step) -> attempt(reconstruction, going, step);
            if (copy != log) {
                reading.copy(copy, going, attempt);
            }
            reading.together(going, attempt);
            for (Reconstruction reconstruction : List.copyOf(going.keySet())) {
                attempt(reconstruction, going, () -> finish(reconstruction));
                going.remove(reconstruction);
            }
        } catch (RebuildCancelled e) {
            notEnded(going).forEach(reconstruction -> ended(reconstruction, Outcome.CANCELLED, 0, List.of(), ""));
        } catch (RuntimeException e) {
            // The log, not a view: none of those that were going can be finished.
            notEnded(going).forEach(reconstruction -> failed(reconstruction, e));
        }
        return report();
    }

    private List<Reconstruction> notEnded(Map<Reconstruction, Long> going) {
        Set<String> ended = results.stream().map(Rebuilt::name).collect(Collectors.toSet());
        return going.keySet().stream()
                .filter(reconstruction ->
                        !ended.contains(reconstruction.projection().name()))
                .toList();
    }

    private RebuildReport report() {
        return new RebuildReport(results, reading.eventsRead(), reading.duration(), List.of());
    }

    RebuildReport goBack(Projection projection, ReplacedView replaced) {
        Reconstruction reconstruction = new Reconstruction(projection, database, lock, limits.rebuildKeyBytesMax());
        reconstruction.beginFrom(replaced);
        reading.advance(reconstruction, log.head());
        reconstruction.complete(reading.workers());
        tables.take(reconstruction, false, this::requireGoing);
        registry.signalMoved();
        ended(reconstruction, Outcome.SWITCHED, 0, List.of(), "");
        return report();
    }

    private void begin(List<String> names, Map<Reconstruction, Long> going) {
        long keyBytesMax = limits.rebuildKeyBytesMax() / names.size();
        names.forEach(name -> going.put(
                new Reconstruction(registry.named(name), database, lock, keyBytesMax), LogReader.BEFORE_FIRST));
        Map<String, Bookmark> before = registry.bookmarks();
        going.replaceAll((reconstruction, _) -> firstTarget(reconstruction, before));
        for (Reconstruction reconstruction : List.copyOf(going.keySet())) {
            attempt(reconstruction, going, () -> begin(reconstruction));
        }
    }

    private void begin(Reconstruction reconstruction) {
        Projection projection = reconstruction.projection();
        database.write(Database.Side.LIVE, connection -> {
            ReplacedTables.requireRoom(connection, projection, Bookmarks.lock(connection, projection.name()));
            return true;
        });
        reconstruction.begin();
    }

    /** A view to compare with is overtaken only after the comparison. */
    private long firstTarget(Reconstruction reconstruction, Map<String, Bookmark> before) {
        Bookmark bookmark = before.get(reconstruction.projection().name());
        return bookmark != null && TableSwitch.comparable(bookmark, reconstruction.projection())
                ? bookmark.position()
                : log.head();
    }

    private void requireGoing() {
        if (listener.cancelled()) {
            throw new RebuildCancelled();
        }
    }

    private void attempt(Reconstruction reconstruction, Map<Reconstruction, Long> going, Runnable step) {
        try {
            step.run();
        } catch (RebuildCancelled e) {
            throw e;
        } catch (RuntimeException e) {
            going.remove(reconstruction);
            failed(reconstruction, e);
        }
    }

    private void failed(Reconstruction reconstruction, RuntimeException e) {
        LOG.error("view {} could not be rebuilt", reconstruction.projection().name(), e);
        ended(reconstruction, Outcome.FAILED, 0, List.of(), e.toString());
    }

    private void ended(
            Reconstruction reconstruction,
            Outcome outcome,
            long rowsCompared,
            List<Difference> differences,
            String detail) {
        Rebuilt rebuilt = new Rebuilt(
                reconstruction.projection().name(),
                outcome,
                reconstruction.position(),
                rowsCompared,
                differences,
                detail);
        results.add(rebuilt);
        listener.ended(rebuilt);
    }

    private void finish(Reconstruction reconstruction) {
        requireGoing();
        listener.finishing(reconstruction.projection().name());
        reconstruction.complete(reading.workers());
        List<Difference> differences = new ArrayList<>();
        long compared = compare(reconstruction, differences);
        if (!differences.isEmpty()) {
            List<Difference> judged = NaiveFold.judge(
                    reconstruction.projection(),
                    log,
                    reconstruction.position(),
                    differences,
                    limits,
                    this::requireGoing);
            ended(reconstruction, Outcome.DIFFERENT, compared, judged, "");
            return;
        }
        if (compared >= 0) {
            database.write(Database.Side.LIVE, connection -> {
                VerifiedViews.found(connection, reconstruction, compared);
                return true;
            });
        }
        reading.advance(reconstruction, log.head());
        reconstruction.complete(reading.workers());
        tables.take(reconstruction, compared >= 0, this::requireGoing);
        registry.signalMoved();
        Outcome outcome = compared < 0 ? Outcome.SWITCHED : Outcome.COMPARED_AND_SWITCHED;
        ended(reconstruction, outcome, Math.max(0, compared), List.of(), "");
    }

    /**
     * Compares at the position of one snapshot of the live tables; the live driver goes on beyond it. A view with
     * letters lacks what they would have written: there is nothing to compare with.
     *
     * @return the rows found equal, or -1 when there was nothing to compare with
     */
    private long compare(Reconstruction reconstruction, List<Difference> differences) {
        Projection projection = reconstruction.projection();
        return database.snapshot(live -> {
            Bookmark bookmark = Bookmarks.find(live, projection.name()).orElse(null);
            if (bookmark == null || !TableSwitch.comparable(bookmark, projection) || !bookmark.whole()) {
                return -1L;
            }
            if (!tables.reaches(bookmark.position())) {
                throw new IllegalStateException("the log ends at " + log.head() + " but the view shows "
                        + bookmark.position() + ": they are not of the same ledger");
            }
            reading.advance(reconstruction, bookmark.position());
            reconstruction.complete(reading.workers());
            TableComparison comparison =
                    new TableComparison(limits.differencesListedMax(), reading.workers(), differences);
            database.write(Database.Side.REBUILD, rebuilt -> {
                for (Table<?, ?> table : projection.tables()) {
                    requireGoing();
                    comparison.compare(live, rebuilt, table);
                }
                // Else what differs may be what another rebuild writes into the same tables by now.
                lock.requireHeld(rebuilt, projection.name());
                return true;
            });
            return comparison.rowsCompared();
        });
    }

    @Override
    public void close() {
        reading.close();
    }
}
