package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a view has come.
 *
 * @param shownAt when the event at {@code position} was recorded; absent before the first
 * @param failedPosition the event that stopped the view, until it passes
 * @param letters événements en attente : the events before {@code position} that it does not show, dead letters and
 *     those that wait behind them
 * @param aside whether its tables stand aside, because nodes of another release show the view in another version
 */
public record Bookmark(
        String name,
        int version,
        ProjectionState state,
        long position,
        @Nullable Instant shownAt,
        @Nullable Long failedPosition,
        int letters,
        boolean aside) {
    static Bookmark start(Projection projection) {
        return new Bookmark(
                projection.name(),
                projection.version(),
                ProjectionState.LIVE,
                LogReader.BEFORE_FIRST,
                null,
                null,
                0,
                false);
    }

    boolean follows(Projection projection) {
        return state == ProjectionState.LIVE && version == projection.version();
    }

    /** Whether it shows every event up to its position. */
    public boolean whole() {
        return letters == 0;
    }

    Bookmark at(long newPosition, @Nullable Instant newShownAt) {
        boolean passed = failedPosition != null && failedPosition <= newPosition;
        return new Bookmark(
                name, version, state, newPosition, newShownAt, passed ? null : failedPosition, letters, aside);
    }

    Bookmark as(ProjectionState newState) {
        return new Bookmark(name, version, newState, position, shownAt, failedPosition, letters, aside);
    }

    Bookmark failedOn(long eventPosition) {
        return new Bookmark(name, version, ProjectionState.FAILED, position, shownAt, eventPosition, letters, aside);
    }

    /** To try again the event it stopped before. */
    Bookmark resumed() {
        return new Bookmark(name, version, ProjectionState.LIVE, position, shownAt, null, letters, aside);
    }

    Bookmark keeping(int newLetters) {
        return new Bookmark(name, version, state, position, shownAt, failedPosition, newLetters, aside);
    }
}
