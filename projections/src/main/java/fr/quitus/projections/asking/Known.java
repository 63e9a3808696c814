package fr.quitus.projections.asking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Connaissance : the part of the log an answer knows.
 *
 * @param position the last place known, {@code -1} when nothing is
 * @param at when the last entry known was recorded; null when there is none
 * @param everything whether that is all the view shows, so that its last blocks hold nothing later
 * @param letters événements en attente : those that the view keeps aside, whether the answer would show them or not
 */
public record Known(long position, @Nullable Instant at, boolean everything, int letters) {}
