package fr.quitus.projections.asking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Date de connaissance : the part of the log that an answer may know, as it was asked; all that the view shows when
 * both are absent.
 *
 * @param position of the log
 * @param instant what was recorded later is left out
 */
public record KnownAt(@Nullable Long position, @Nullable Instant instant) {
    private static final String POSITION = "[0-9]{1,18}";

    /** @param text a position, or an instant; null is now */
    public static KnownAt asked(@Nullable String text) {
        if (text == null) {
            return new KnownAt(null, null);
        }
        return text.matches(POSITION) ? new KnownAt(Long.valueOf(text), null) : new KnownAt(null, instant(text));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusals.invalid(
                    "« knownAt » est une position du journal, ou un instant tel que 2027-01-15T08:00:00Z.");
        }
    }

    /** A position that the view has not reached is waited for, as the header's is. */
    public @Nullable String least(@Nullable String minPosition) {
        if (position == null || (minPosition != null && !minPosition.matches(POSITION))) {
            return minPosition;
        }
        return String.valueOf(minPosition == null ? position : Math.max(position, Long.parseLong(minPosition)));
    }
}
