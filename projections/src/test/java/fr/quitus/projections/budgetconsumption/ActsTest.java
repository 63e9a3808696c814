package fr.quitus.projections.budgetconsumption;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.asking.Known;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class ActsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 11, 1);
    private static final int DAYS = 500;
    /** Year, holder from, below; block or position from, below; day before. */
    private static final int PARAMETERS = 6;

    private static final String HOLDER = "0156-DR35-U001";
    private static final List<String> ABOVE = List.of("", "0156", "0156-DR35", HOLDER);

    @Property
    void every_act_known_up_to_a_day_is_counted_once_and_none_beyond(
            @ForAll @IntRange(min = -1, max = DAYS) int asOfDay,
            @ForAll @IntRange(min = 0, max = DAYS) int actDay,
            @ForAll @LongRange(min = -1, max = 20_000_000) long known,
            @ForAll boolean everything,
            @ForAll @LongRange(min = 0, max = 20_000_000) long position,
            @ForAll("places") String within) {
        Assume.that(!everything || position <= known);
        LocalDate asOf = asOfDay < 0 ? null : FIRST.plusDays(asOfDay);
        LocalDate act = FIRST.plusDays(actDay);

        boolean wanted = ABOVE.contains(within) && position <= known && (asOf == null || !act.isAfter(asOf));
        Known all = new Known(known, null, everything, 0);
        assertThat(counted(Acts.until(asOf).parameters(2026, within.isEmpty() ? null : within, all), act, position))
                .isEqualTo(wanted ? 1 : 0);
    }

    @Provide
    static Arbitrary<String> places() {
        return Arbitraries.of(
                "", "0156", "0156-DR35", HOLDER, "0157", "0156-DR3", "0156-DR350", "0156-DR35-U002", "0155");
    }

    @Property
    void days_are_read_of_one_month_at_most(@ForAll @IntRange(min = 0, max = DAYS) int asOfDay) {
        LocalDate asOf = FIRST.plusDays(asOfDay);
        LocalDate from = Acts.until(asOf).daysFrom();

        if (asOf.plusDays(1).getDayOfMonth() == 1) {
            assertThat(from).isNull();
        } else {
            assertThat(from).isEqualTo(asOf.withDayOfMonth(1));
        }
    }

    /** How often the statements' conditions hold of an act. */
    private static int counted(List<@Nullable Object> asked, LocalDate act, long position) {
        LocalDate month = act.withDayOfMonth(1);
        long[] numbers = {
            Blocks.of(Blocks.LARGE, position),
            Blocks.of(Blocks.MIDDLE, position),
            Blocks.of(Blocks.SMALL, position),
            position
        };
        int counted = 0;
        for (int part = 0; part < numbers.length; part++) {
            int first = part * PARAMETERS;
            boolean found = holds(asked, first)
                    && numbers[part] >= number(asked.get(first + 3))
                    && numbers[part] < number(asked.get(first + 4))
                    && before(part == numbers.length - 1 ? act : month, asked.get(first + 5));
            counted += found ? 1 : 0;
        }
        int days = numbers.length * PARAMETERS;
        // Nothing lies between days that are absent.
        counted += holds(asked, days)
                        && asked.get(days + 3) instanceof LocalDate from
                        && asked.get(days + 4) instanceof LocalDate to
                        && !act.isBefore(from)
                        && !act.isAfter(to)
                        && position <= number(asked.get(days + 5))
                ? 1
                : 0;
        return counted;
    }

    /** Whether a part of the statement that begins with these parameters counts the holder. */
    private static boolean holds(List<@Nullable Object> asked, int first) {
        return HOLDER.compareTo(String.valueOf(asked.get(first + 1))) >= 0
                && HOLDER.compareTo(String.valueOf(asked.get(first + 2))) < 0;
    }

    private static boolean before(LocalDate day, @Nullable Object bound) {
        return bound instanceof LocalDate date && day.isBefore(date);
    }

    private static long number(@Nullable Object asked) {
        return asked instanceof Number number ? number.longValue() : -1;
    }
}
