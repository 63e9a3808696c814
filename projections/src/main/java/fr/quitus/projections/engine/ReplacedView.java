package fr.quitus.projections.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A view whose tables a rebuild replaced, as it stood then. One can go back to it for a while.
 *
 * @param shownAt when the event at {@code position} was recorded; absent before the first
 */
public record ReplacedView(
        String name, int version, long position, @Nullable Instant shownAt, Instant replacedAt) {}
