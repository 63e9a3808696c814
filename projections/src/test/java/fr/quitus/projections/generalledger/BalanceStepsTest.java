package fr.quitus.projections.generalledger;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class BalanceStepsTest {
    @Property
    void every_position_known_is_counted_once_and_none_beyond(
            @ForAll @LongRange(min = 0, max = 40_000_000) long known,
            @ForAll @LongRange(min = 0, max = 40_000_000) long position) {
        Object[] parts = BalanceSteps.partsOf(known);
        long large = position >> BalanceSteps.LARGE;
        long middle = position >> BalanceSteps.MIDDLE;
        long small = position >> BalanceSteps.SMALL;

        int counted = 0;
        counted += large < (long) parts[0] ? 1 : 0;
        counted += middle >= (long) parts[1] && middle < (long) parts[2] ? 1 : 0;
        counted += small >= (long) parts[3] && small < (long) parts[4] ? 1 : 0;
        counted += position >= (long) parts[5] && position <= (long) parts[6] ? 1 : 0;

        assertThat(counted).isEqualTo(position <= known ? 1 : 0);
    }
}
