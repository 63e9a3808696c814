package fr.quitus.projections.engine;

import fr.quitus.projections.ports.LogReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a view has come.
 *
 * @param shownAt when the event at {@code position} was recorded; absent before the first
 * @param failedPosition the event that stopped the view, until it passes
 */
public record Bookmark(
        String name,
        int version,
        ProjectionState state,
        long position,
        @Nullable Instant shownAt,
        @Nullable Long failedPosition) {
    static Bookmark start(Projection projection) {
        return new Bookmark(
                projection.name(), projection.version(), ProjectionState.LIVE, LogReader.BEFORE_FIRST, null, null);
    }

    boolean follows(Projection projection) {
        return state == ProjectionState.LIVE && version == projection.version();
    }

    Bookmark at(long newPosition, @Nullable Instant newShownAt) {
        boolean passed = failedPosition != null && failedPosition <= newPosition;
        return new Bookmark(name, version, state, newPosition, newShownAt, passed ? null : failedPosition);
    }

    Bookmark as(ProjectionState newState) {
        return new Bookmark(name, version, newState, position, shownAt, failedPosition);
    }

    Bookmark failedOn(long eventPosition) {
        return new Bookmark(name, version, ProjectionState.FAILED, position, shownAt, eventPosition);
    }
}
