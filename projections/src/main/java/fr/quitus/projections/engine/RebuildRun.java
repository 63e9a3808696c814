package fr.quitus.projections.engine;

import fr.quitus.projections.engine.RebuildReport.Outcome;
import fr.quitus.projections.engine.RebuildReport.Rebuilt;
import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LogPage;
import fr.quitus.projections.ports.LogReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rebuild of some views in one reading of the log, with what it counts. */
final class RebuildRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildRun.class);

    private final ProjectionRegistry registry;
    private final Database database;
    private final LogReader log;
    private final ProjectionLimits limits;
    private final ProgressListener listener;
    private final LogScan scan;
    private final long started = System.nanoTime();
    private final List<Rebuilt> results = new ArrayList<>();
    private long eventsRead;

    RebuildRun(
            ProjectionRegistry registry,
            Database database,
            LogReader log,
            ProjectionLimits limits,
            ProgressListener listener) {
        this.registry = registry;
        this.database = database;
        this.log = log;
        this.limits = limits;
        this.listener = listener;
        this.scan = new LogScan(log, limits);
    }

    /** @param copy what the log is read from as far as it goes */
    RebuildReport rebuild(List<String> names, LogReader copy) {
        Map<String, Bookmark> before = registry.bookmarks();
        Map<Reconstruction, Long> going = new LinkedHashMap<>();
        for (String name : names) {
            Reconstruction reconstruction =
                    new Reconstruction(registry.named(name), database, limits.rebuildKeyBytesMax() / names.size());
            begin(reconstruction, before);
            going.put(reconstruction, firstTarget(reconstruction, before));
        }
        if (copy != log) {
            readCopy(going, copy);
        }
        readTogether(going, scan);
        for (Reconstruction reconstruction : List.copyOf(going.keySet())) {
            attempt(reconstruction, going, () -> finish(reconstruction));
        }
        return new RebuildReport(results, eventsRead, Duration.ofNanos(System.nanoTime() - started));
    }

    RebuildReport goBack(Projection projection, ReplacedView replaced) {
        Reconstruction reconstruction = new Reconstruction(projection, database, limits.rebuildKeyBytesMax());
        reconstruction.beginFrom(replaced);
        advance(reconstruction, log.head());
        reconstruction.complete();
        switchTables(reconstruction);
        registry.signalMoved();
        results.add(new Rebuilt(projection.name(), Outcome.SWITCHED, reconstruction.position(), 0, List.of(), ""));
        return new RebuildReport(results, eventsRead, Duration.ofNanos(System.nanoTime() - started));
    }

    /** Where only the version of the fold goes back, its tables may still be there. */
    private void begin(Reconstruction reconstruction, Map<String, Bookmark> before) {
        Projection projection = reconstruction.projection();
        Bookmark bookmark = before.get(projection.name());
        ReplacedView replaced = database.write(
                        Database.Side.LIVE, connection -> ReplacedTables.find(connection, projection.name()))
                .orElse(null);
        if (bookmark != null
                && bookmark.version() != projection.version()
                && replaced != null
                && replaced.version() == projection.version()) {
            reconstruction.beginFrom(replaced);
        } else {
            reconstruction.begin();
        }
    }

    /** A view to compare with is overtaken only after the comparison. */
    private long firstTarget(Reconstruction reconstruction, Map<String, Bookmark> before) {
        Bookmark bookmark = before.get(reconstruction.projection().name());
        return bookmark != null && comparable(bookmark, reconstruction.projection()) ? bookmark.position() : log.head();
    }

    /** One reading of the log for all views, from the place of each to its target. */
    private void readTogether(Map<Reconstruction, Long> going, LogScan scan) {
        TreeSet<Long> places = new TreeSet<>(going.values());
        going.keySet().forEach(reconstruction -> places.add(reconstruction.position()));
        long last = places.last();
        long position = places.removeFirst();
        for (long place : places) {
            read(scan, position, place, last, going, (reconstruction, step) -> attempt(reconstruction, going, step));
            position = place;
        }
    }

    private void readCopy(Map<Reconstruction, Long> going, LogReader copy) {
        long head = copy.head();
        try (LogScan copied = new LogScan(copy, limits)) {
            Map<Reconstruction, Long> nearer = new LinkedHashMap<>(going);
            nearer.replaceAll((reconstruction, target) -> Math.min(target, head));
            readTogether(nearer, copied);
            going.keySet().retainAll(nearer.keySet());
        }
    }

    /**
     * Folds the pages between two places into the views whose target they do not pass.
     *
     * @param step does what is to be done for a view, and answers for its failure
     */
    private void read(
            LogScan scan,
            long after,
            long upTo,
            long target,
            Map<Reconstruction, Long> going,
            BiConsumer<Reconstruction, Runnable> step) {
        Interest interest = going.keySet().stream()
                .map(reconstruction -> reconstruction.projection().interest())
                .reduce(Interest::and)
                .orElse(Interest.EVERYTHING);
        scan.each(after, upTo, interest, page -> {
            Map.copyOf(going).forEach((reconstruction, last) -> {
                if (page.upTo() <= last) {
                    step.accept(reconstruction, () -> reconstruction.fold(page));
                }
            });
            makeRoom(going, step);
            eventsRead += page.upTo() - page.after();
            double seconds = Math.max(1e-9, (System.nanoTime() - started) / 1e9);
            listener.progressed(page.upTo(), target, eventsRead / seconds);
        });
    }

    /** The view that holds most rows is written out first: views of few rows keep theirs to the end. */
    private void makeRoom(Map<Reconstruction, Long> going, BiConsumer<Reconstruction, Runnable> step) {
        while (going.keySet().stream().mapToLong(Reconstruction::held).sum() > limits.rebuildRowsHeldMax()) {
            Reconstruction largest = Collections.max(going.keySet(), Comparator.comparingInt(Reconstruction::held));
            step.accept(largest, largest::spill);
        }
    }

    private void advance(Reconstruction reconstruction, long until) {
        if (reconstruction.position() < until) {
            read(
                    scan,
                    reconstruction.position(),
                    until,
                    until,
                    Map.of(reconstruction, until),
                    (_, step) -> step.run());
        }
    }

    private void attempt(Reconstruction reconstruction, Map<Reconstruction, Long> going, Runnable step) {
        try {
            step.run();
        } catch (RebuildCancelled e) {
            going.keySet().forEach(Reconstruction::abandon);
            throw e;
        } catch (RuntimeException e) {
            going.remove(reconstruction);
            String name = reconstruction.projection().name();
            LOG.error("view {} could not be rebuilt", name, e);
            results.add(new Rebuilt(name, Outcome.FAILED, reconstruction.position(), 0, List.of(), e.toString()));
            reconstruction.abandon();
        }
    }

    private void finish(Reconstruction reconstruction) {
        String name = reconstruction.projection().name();
        reconstruction.complete();
        List<Difference> differences = new ArrayList<>();
        long compared = compare(reconstruction, differences);
        if (!differences.isEmpty()) {
            List<Difference> judged =
                    NaiveFold.judge(reconstruction.projection(), log, reconstruction.position(), differences, limits);
            results.add(new Rebuilt(name, Outcome.DIFFERENT, reconstruction.position(), compared, judged, ""));
            return;
        }
        advance(reconstruction, log.head());
        reconstruction.complete();
        switchTables(reconstruction);
        registry.signalMoved();
        Outcome outcome = compared < 0 ? Outcome.SWITCHED : Outcome.COMPARED_AND_SWITCHED;
        results.add(new Rebuilt(name, outcome, reconstruction.position(), Math.max(0, compared), List.of(), ""));
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
            if (!reaches(bookmark.position())) {
                throw new IllegalStateException("the log ends at " + log.head() + " but the view shows "
                        + bookmark.position() + ": they are not of the same ledger");
            }
            advance(reconstruction, bookmark.position());
            reconstruction.complete();
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

    @Override
    public void close() {
        scan.close();
    }

    /** Another node may have written what the views show already. */
    private boolean reaches(long position) {
        try {
            return log.head() >= position || log.awaitBeyond(position - 1, limits.switchLockWait());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RebuildCancelled();
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
            if (!reaches(bookmark.position())) {
                throw new IllegalStateException(
                        "the log ends before " + bookmark.position() + ", which the view shows");
            }
            while (comparable(bookmark, reconstruction.projection())
                    && reconstruction.position() < bookmark.position()) {
                long upTo = Math.min(bookmark.position(), reconstruction.position() + limits.rebuildBatchEventsMax());
                reconstruction.fold(
                        connection,
                        log.page(
                                reconstruction.position(),
                                upTo,
                                reconstruction.projection().interest()));
            }
            reconstruction.takePlace(connection, bookmark);
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
