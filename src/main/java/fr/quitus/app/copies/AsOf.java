package fr.quitus.app.copies;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * À quel moment : how far of the log is shown. An instant shows everything before the first event that was recorded
 * later, as the questions of the API do ({@code knownAt}): what was recorded earlier but stands behind it in the log
 * was not there yet.
 */
public sealed interface AsOf {
    ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Whether an event is shown; asked in the order of the log, until the first that is not. */
    boolean covers(long position, Instant recordedAt);

    /** The whole log. */
    record End() implements AsOf {
        @Override
        public boolean covers(long position, Instant recordedAt) {
            return true;
        }
    }

    /** Up to a position, which is shown. */
    record Position(long position) implements AsOf {
        @Override
        public boolean covers(long other, Instant recordedAt) {
            return other <= position;
        }
    }

    /** What was recorded at or before an instant. */
    record At(Instant instant) implements AsOf {
        @Override
        public boolean covers(long position, Instant recordedAt) {
            return !recordedAt.isAfter(instant);
        }
    }

    /**
     * Reads a position ({@code 1234}), an instant with its offset ({@code 2027-01-15T12:00:00+01:00}, or {@code Z}), a
     * date and time of Paris ({@code 2027-01-15T12:00}, a blank instead of the T), or a date of Paris, which is shown
     * to its end.
     *
     * @throws IllegalArgumentException with the reason in French, also where the hour came twice or never, as clocks
     *     were changed
     */
    static AsOf parse(String text) {
        String asked = text.strip();
        if (asked.matches("[0-9]{1,18}")) {
            return new Position(Long.parseLong(asked));
        }
        String written = asked.replaceFirst("^([0-9-]{10}) ", "$1T");
        try {
            if (!written.contains("T")) {
                return new At(instant(LocalDate.parse(written).plusDays(1).atTime(LocalTime.MIDNIGHT), asked)
                        .minusNanos(1_000));
            }
            if (written.matches(".*(Z|[+-][0-9:]{2,8})")) {
                return new At(OffsetDateTime.parse(written).toInstant());
            }
            return new At(instant(LocalDateTime.parse(written), asked));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "« " + asked + " » n'est ni une position du registre (1234), ni un instant"
                            + " (2027-01-15T12:00 à Paris, 2027-01-15T12:00:00+01:00), ni une date (2027-01-15).",
                    e);
        }
    }

    private static Instant instant(LocalDateTime paris, String asked) {
        List<ZoneOffset> offsets = PARIS.getRules().getValidOffsets(paris);
        if (offsets.size() != 1) {
            throw new IllegalArgumentException("« " + asked + " » "
                    + (offsets.isEmpty() ? "n'existe pas à Paris" : "existe deux fois à Paris")
                    + ", où l'heure a changé cette nuit-là : donnez le décalage, tel que +01:00.");
        }
        return paris.toInstant(offsets.getFirst());
    }
}
