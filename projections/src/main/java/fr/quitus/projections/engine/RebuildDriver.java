package fr.quitus.projections.engine;

import fr.quitus.projections.engine.RebuildRefused.Reason;
import fr.quitus.projections.ports.LogReader;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes views again from the log: folds it in memory, copies the rows into new tables beside the old ones, compares
 * both at
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
     * @throws RebuildRefused when one of them is being rebuilt or dropped already, or shown by another release in
     *     another version than this one's
     */
    public RebuildReport rebuild(Collection<String> names, ProgressListener listener) {
        return rebuildFrom(log, names, listener);
    }

    /**
     * The same from a copy of the log, such as another bay's. What the copy does not hold yet, and what is compared,
     * comes from the log itself.
     *
     * @param copy of the same log; where it is not, rows differ and nothing is switched
     */
    public RebuildReport rebuildFrom(LogReader copy, Collection<String> names, ProgressListener listener) {
        return prepare(copy, names).run(listener);
    }

    /** The same, to be run by and by: the views are held from now on. */
    Prepared prepare(LogReader copy, Collection<String> names) {
        List<String> ordered = List.copyOf(new TreeSet<>(names));
        ordered.forEach(registry::named);
        WorkLock lock = registry.hold(ordered);
        boolean prepared = false;
        try {
            registry.requireShown(ordered);
            prepared = true;
            return new Prepared(ordered, copy, lock);
        } finally {
            if (!prepared) {
                lock.close();
            }
        }
    }

    LogReader log() {
        return log;
    }

    /** A rebuild of views that nobody else works on until it was run, or given up. */
    final class Prepared {
        private final List<String> names;
        private final LogReader copy;
        private final WorkLock lock;

        private Prepared(List<String> names, LogReader copy, WorkLock lock) {
            this.names = names;
            this.copy = copy;
            this.lock = lock;
        }

        /** Once, in whatever thread. */
        RebuildReport run(ProgressListener listener) {
            RebuildReport report;
            try (lock;
                    RebuildRun run = RebuildDriver.this.run(lock, listener)) {
                report = run.rebuild(names, copy);
            }
            return report.leaving(leftOver(report.unfinished()));
        }

        void giveUp() {
            lock.close();
        }
    }

    /**
     * Goes back to the tables that the last rebuild of a view replaced: they fold what came since, and take their place
     * again. Those of now are put aside in their turn.
     *
     * @throws RebuildRefused when none are kept, when they are of another version of the fold, or when the view
     *     is being rebuilt or dropped already
     */
    public RebuildReport goBack(String name, ProgressListener listener) {
        Projection projection = registry.named(name);
        boolean unfinished = false;
        try (WorkLock lock = registry.hold(List.of(name))) {
            registry.requireShown(List.of(name));
            ReplacedView replaced = database.write(
                            Database.Side.LIVE, connection -> ReplacedTables.find(connection, name))
                    .orElseThrow(() -> new RebuildRefused(
                            Reason.NOTHING_REPLACED, name, "no replaced tables of " + name + " are kept"));
            if (replaced.version() != projection.version()) {
                throw new RebuildRefused(
                        Reason.OTHER_VERSION,
                        name,
                        "the replaced tables of " + name + " are of version " + replaced.version()
                                + " and this release folds version " + projection.version()
                                + ": the release of that version goes back to them by itself when it starts");
            }
            try (RebuildRun run = run(lock, listener)) {
                unfinished = true;
                RebuildReport report = run.goBack(projection, replaced);
                unfinished = false;
                return report;
            }
        } finally {
            if (unfinished) {
                LOG.debug("going back ended early and left {}", leftOver(List.of(name)));
            }
        }
    }

    private RebuildRun run(WorkLock lock, ProgressListener listener) {
        return new RebuildRun(registry, database, log, limits, lock, listener);
    }

    /** Drops what was not finished, unless somebody works there again already. @return where that was not possible */
    private List<String> leftOver(List<String> names) {
        // An interrupted thread gets no connection; whoever interrupted it is told again afterwards.
        boolean interrupted = Thread.interrupted();
        try {
            registry.dropLeftOvers(names);
            return List.of();
        } catch (RuntimeException e) {
            LOG.warn("unfinished tables of {} wait for the next rebuild or start", names, e);
            return names;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
