package fr.quitus.projections.audittrail;

import fr.quitus.projections.asking.Refusals;
import fr.quitus.projections.ports.LogReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Période d'enregistrement : the places of the log between two moments. Times of recording grow with the places, so
 * that both ends are found by halving and no view has to keep them.
 */
record RecordedPeriod(long fromPosition, long toPosition) {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /**
     * @param from a day of Paris or an instant, the first counted; null: from the beginning
     * @param to a day of Paris or an instant, the last counted; null: to the end
     */
    static RecordedPeriod of(LogReader log, @Nullable String from, @Nullable String to) {
        long first = from == null ? 0 : firstNotBefore(log, moment("from", from, 0));
        long last = to == null ? Long.MAX_VALUE : firstNotBefore(log, moment("to", to, 1)) - 1;
        return new RecordedPeriod(first, last);
    }

    /** @param days added to a day, and to an instant a nanosecond: what is counted lies before it */
    private static Instant moment(String name, String text, int days) {
        try {
            return text.matches(DAY)
                    ? LocalDate.parse(text).plusDays(days).atStartOfDay(PARIS).toInstant()
                    : OffsetDateTime.parse(text).toInstant().plusNanos(days);
        } catch (DateTimeException e) {
            throw Refusals.invalid(
                    "« " + name + " » est un jour tel que 2027-01-15, ou un instant tel que 2027-01-15T08:00:00Z.");
        }
    }

    private static long firstNotBefore(LogReader log, Instant moment) {
        long low = 0;
        long high = log.head() + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (log.at(List.of(middle)).getFirst().recordedAt().isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
