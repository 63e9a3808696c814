package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.projections.asking.Blocks.Parts;
import fr.quitus.projections.asking.Blocks.Range;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class BlocksTest {
    private static final long FAR = 40_000_000;

    @Property
    void every_position_known_is_counted_once_and_none_beyond(
            @ForAll @LongRange(min = -1, max = FAR) long last,
            @ForAll boolean everything,
            @ForAll @LongRange(min = 0, max = FAR) long position) {
        Assume.that(!everything || position <= last);
        Object[] parts = Blocks.partsOf(new Known(last, null, everything, 0));

        int counted = 0;
        counted += Blocks.of(Blocks.LARGE, position) < (long) parts[0] ? 1 : 0;
        counted += in((long) parts[1], (long) parts[2], Blocks.of(Blocks.MIDDLE, position));
        counted += in((long) parts[3], (long) parts[4], Blocks.of(Blocks.SMALL, position));
        counted += in((long) parts[5], (long) parts[6] + 1, position);

        assertThat(counted).isEqualTo(position <= last ? 1 : 0);
    }

    @Property
    void every_position_between_is_counted_once_and_none_outside(
            @ForAll @LongRange(min = -1, max = FAR) long since,
            @ForAll @LongRange(min = -1, max = FAR) long last,
            @ForAll boolean everything,
            @ForAll @LongRange(min = 0, max = FAR) long position) {
        Assume.that(since <= last);
        Assume.that(!everything || position <= last);

        assertThat(counted(Blocks.partsBetween(since, new Known(last, null, everything, 0)), position))
                .isEqualTo(position > since && position <= last ? 1 : 0);
    }

    @Property
    void positions_at_the_edges_of_blocks_are_counted_once(
            @ForAll @LongRange(min = 0, max = 9) long block,
            @ForAll @LongRange(min = -2, max = 2) long beside,
            @ForAll @LongRange(min = 0, max = 70) long length,
            @ForAll @LongRange(min = -3, max = 3) long more,
            @ForAll @LongRange(min = -4, max = 4) long near) {
        long since = Math.max(-1, (block << Blocks.MIDDLE) + beside);
        long last = since + Math.max(0, (length << Blocks.SMALL) + more);
        Parts parts = Blocks.partsBetween(since, new Known(last, null, false, 0));

        for (long position : new long[] {since + near, last + near}) {
            if (position >= 0) {
                assertThat(counted(parts, position)).isEqualTo(position > since && position <= last ? 1 : 0);
            }
        }
    }

    private static int counted(Parts parts, long position) {
        long middle = Blocks.of(Blocks.MIDDLE, position);
        long small = Blocks.of(Blocks.SMALL, position);
        return in(parts.large(), Blocks.of(Blocks.LARGE, position))
                + in(parts.middleBefore(), middle)
                + in(parts.middleAfter(), middle)
                + in(parts.smallBefore(), small)
                + in(parts.smallAfter(), small)
                + in(parts.positionsBefore(), position)
                + in(parts.positionsAfter(), position);
    }

    private static int in(Range range, long number) {
        return in(range.from(), range.below(), number);
    }

    private static int in(long from, long below, long number) {
        return number >= from && number < below ? 1 : 0;
    }
}
