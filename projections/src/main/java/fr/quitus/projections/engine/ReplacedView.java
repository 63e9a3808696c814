package fr.quitus.projections.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A view whose tables a rebuild replaced, as it stood then, or as far as nodes of its version have followed the log
 * since. One can go back to it for a while.
 *
 * @param shownAt when the event at {@code position} was recorded; absent before the first
 * @param followedAt when a node last said that it shows these tables; absent when none did
 * @param failedPosition the event that the nodes that follow it could not fold, until one of them starts again
 */
public record ReplacedView(
        String name,
        int version,
        long position,
        @Nullable Instant shownAt,
        Instant replacedAt,
        @Nullable Instant followedAt,
        @Nullable Long failedPosition) {
    /** Where they stand, aside. */
    Bookmark bookmark() {
        return bookmark(true);
    }

    /** Where they stand once they are live again. */
    Bookmark shown() {
        return bookmark(false);
    }

    private Bookmark bookmark(boolean aside) {
        return new Bookmark(
                name,
                version,
                failedPosition == null ? ProjectionState.LIVE : ProjectionState.FAILED,
                position,
                shownAt,
                failedPosition,
                0,
                aside);
    }
}
