package fr.quitus.projections.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dernière vérification : where a view was last found equal, row by row, to what the log gives.
 *
 * @param position what it showed then
 * @param shownAt when the event at {@code position} was recorded; absent before the first
 * @param at when they were compared
 * @param rows how many there were
 * @param byRebuild whether the rows compared with took the place of those there were
 */
public record VerifiedView(
        int version, long position, @Nullable Instant shownAt, Instant at, long rows, boolean byRebuild) {}
