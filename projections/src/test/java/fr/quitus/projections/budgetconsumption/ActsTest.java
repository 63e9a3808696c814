package fr.quitus.projections.budgetconsumption;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.projections.asking.Blocks;
import fr.quitus.projections.asking.Known;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class ActsTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 11, 1);
    private static final int DAYS = 500;

    @Property
    void every_act_known_up_to_a_day_is_counted_once_and_none_beyond(
            @ForAll @IntRange(min = -1, max = DAYS) int asOfDay,
            @ForAll @IntRange(min = 0, max = DAYS) int actDay,
            @ForAll @LongRange(min = -1, max = 20_000_000) long known,
            @ForAll boolean everything,
            @ForAll @LongRange(min = 0, max = 20_000_000) long position) {
        Assume.that(!everything || position <= known);
        LocalDate asOf = asOfDay < 0 ? null : FIRST.plusDays(asOfDay);
        LocalDate act = FIRST.plusDays(actDay);

        boolean wanted = position <= known && (asOf == null || !act.isAfter(asOf));
        Known all = new Known(known, null, everything, 0);
        assertThat(counted(Acts.until(asOf).parameters(2026, null, all), act, position))
                .isEqualTo(wanted ? 1 : 0);
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
        int counted = 0;
        counted += before(month, asked.get(4)) && Blocks.of(Blocks.LARGE, position) < number(asked.get(3)) ? 1 : 0;
        counted += before(month, asked.get(10))
                        && Blocks.of(Blocks.MIDDLE, position) >= number(asked.get(8))
                        && Blocks.of(Blocks.MIDDLE, position) < number(asked.get(9))
                ? 1
                : 0;
        counted += before(month, asked.get(16))
                        && Blocks.of(Blocks.SMALL, position) >= number(asked.get(14))
                        && Blocks.of(Blocks.SMALL, position) < number(asked.get(15))
                ? 1
                : 0;
        counted += before(act, asked.get(22)) && position >= number(asked.get(20)) && position <= number(asked.get(21))
                ? 1
                : 0;
        // Nothing lies between days that are absent.
        counted += asked.get(26) instanceof LocalDate from
                        && asked.get(27) instanceof LocalDate to
                        && !act.isBefore(from)
                        && !act.isAfter(to)
                        && position <= number(asked.get(28))
                ? 1
                : 0;
        return counted;
    }

    private static boolean before(LocalDate day, @Nullable Object bound) {
        return bound instanceof LocalDate date && day.isBefore(date);
    }

    private static long number(@Nullable Object asked) {
        return asked instanceof Number number ? number.longValue() : -1;
    }
}
