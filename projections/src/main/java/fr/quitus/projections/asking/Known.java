package fr.quitus.projections.asking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Connaissance : the part of the log an answer knows.
 *
 * @param position the last place known, {@code -1} when nothing is
 * @param at when the last entry known was recorded; null when there is none
 */
public record Known(long position, @Nullable Instant at) {}
