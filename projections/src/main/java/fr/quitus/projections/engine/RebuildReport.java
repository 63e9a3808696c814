package fr.quitus.projections.engine;

import java.time.Duration;
import java.util.List;

/**
 * What a rebuild did, view by view.
 *
 * @param leftOver views whose unfinished tables could not be dropped; the next rebuild or start drops them
 */
public record RebuildReport(List<Rebuilt> views, long events, Duration duration, List<String> leftOver) {
    public RebuildReport {
        views = List.copyOf(views);
        leftOver = List.copyOf(leftOver);
    }

    RebuildReport leaving(List<String> names) {
        return new RebuildReport(views, events, duration, names);
    }

    /** Names of the views whose new tables nobody will look at. */
    List<String> unfinished() {
        return views.stream()
                .filter(view -> view.outcome() == Outcome.FAILED || view.outcome() == Outcome.CANCELLED)
                .map(Rebuilt::name)
                .toList();
    }

    /** How the rebuild of a view ended. */
    public enum Outcome {
        /** The new tables took the place of the old ones, which were equal row by row at the same position. */
        COMPARED_AND_SWITCHED,
        /** The new tables took their place; there was nothing to compare with (dropped, or another version). */
        SWITCHED,
        /** A row differs: the old tables stay, the new ones are kept beside them until the next rebuild. */
        DIFFERENT,
        /** It could not be rebuilt; the old tables stay. */
        FAILED,
        /** Somebody stopped the rebuild before it; the old tables stay. */
        CANCELLED
    }

    /**
     * One view.
     *
     * @param position what the view shows now, or had reached when it failed
     * @param rowsCompared rows whose hashes were equal
     * @param detail the error of a failure; empty otherwise
     */
    public record Rebuilt(
            String name,
            Outcome outcome,
            long position,
            long rowsCompared,
            List<Difference> differences,
            String detail) {
        public Rebuilt {
            differences = List.copyOf(differences);
        }

        public boolean switched() {
            return outcome == Outcome.SWITCHED || outcome == Outcome.COMPARED_AND_SWITCHED;
        }
    }

    /** Whether every view was switched. */
    public boolean complete() {
        return views.stream().allMatch(Rebuilt::switched);
    }

    public double eventsPerSecond() {
        return events / Math.max(1e-9, duration.toNanos() / 1e9);
    }
}
