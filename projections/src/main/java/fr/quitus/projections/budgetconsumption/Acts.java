package fr.quitus.projections.budgetconsumption;

import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.asking.Blocks.Range;
import fr.quitus.projections.asking.Known;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Actes comptés : those of a fiscal year up to a day, as known at a position. Whole months are sums of steps, the days
 * of the last month are movements; every act is in one of them.
 *
 * @param monthsBefore first day of the first month that is not counted whole
 * @param daysFrom first day counted by itself, {@code daysTo} the last; both null where months are all there is
 */
record Acts(
        LocalDate monthsBefore,
        @Nullable LocalDate daysFrom,
        @Nullable LocalDate daysTo) {
    /** Later than any act. */
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 1);
    /** Codes are digits, capitals and hyphens. */
    private static final String AFTER_ALL_CODES = "~";

    /** @param asOf last day counted; absent for all of them */
    static Acts until(@Nullable LocalDate asOf) {
        if (asOf == null || !asOf.isBefore(NEVER)) {
            return new Acts(NEVER, null, null);
        }
        LocalDate before = asOf.plusDays(1).withDayOfMonth(1);
        return before.isAfter(asOf) ? new Acts(before, null, null) : new Acts(before, before, asOf);
    }

    /**
     * As the statements take them, in their order.
     *
     * @param within a programme, BOP or UO; null for all
     */
    List<@Nullable Object> parameters(int year, @Nullable String within, Known known) {
        Blocks.Parts parts = Blocks.partsBetween(-1, known);
        List<@Nullable Object> parameters = new ArrayList<>();
        for (Range range : List.of(parts.large(), parts.middleAfter(), parts.smallAfter(), parts.positionsAfter())) {
            // No holder has blocks that are not there: the index is not walked through to find none.
            boolean none = range.from() == range.below();
            Collections.addAll(parameters, year, none ? "" : from(within), none ? "" : below(within));
            Collections.addAll(parameters, range.from(), range.below(), monthsBefore);
        }
        Collections.addAll(parameters, year, from(within), below(within), daysFrom, daysTo, known.position());
        return parameters;
    }

    private static String from(@Nullable String within) {
        return within == null ? "" : within;
    }

    /** What is within a code begins with it and a hyphen, and a full stop is the character after that. */
    private static String below(@Nullable String within) {
        return within == null ? AFTER_ALL_CODES : within + ".";
    }
}
