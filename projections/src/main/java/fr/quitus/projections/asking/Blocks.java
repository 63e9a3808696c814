package fr.quitus.projections.asking;

/**
 * Blocs du journal : sums are kept for blocks of 2^12, 2^17 and 2^22 consecutive positions, so that everything known at
 * any position is the large blocks before it, at most 31 middle and 31 small ones, then fewer than 4,096 events. What
 * is known now is fewer still: the large blocks, of which the last one goes on being filled. Other sizes are another
 * version of every view that keeps such sums.
 */
public final class Blocks {
    /** A block of a scale is 2^scale events long. */
    public static final int SMALL = 12;

    public static final int MIDDLE = 17;
    public static final int LARGE = 22;

    private static final int[] SCALES = {SMALL, MIDDLE, LARGE};

    private Blocks() {}

    /** Numbers of blocks, or positions; empty when it ends where it begins. */
    public record Range(long from, long below) {
        private static Range of(long from, long below, int scale) {
            return new Range(from >> scale, below >> scale);
        }
    }

    /** What a stretch of the log is made of. What is before leads up to larger blocks, what is after follows them. */
    public record Parts(
            Range large,
            Range middleBefore,
            Range middleAfter,
            Range smallBefore,
            Range smallAfter,
            Range positionsBefore,
            Range positionsAfter) {}

    /** Every scale, the smallest first. */
    public static int[] scales() {
        return SCALES.clone();
    }

    /** The block of a scale that a position is in. */
    public static long of(int scale, long position) {
        return position >> scale;
    }

    /**
     * The blocks and positions that make up everything known, in the order of the statements' parameters.
     *
     * @return large blocks below; middle from, below; small from, below; positions from, and the last one included
     */
    public static Object[] partsOf(Known known) {
        Parts parts = partsBetween(-1, known);
        return new Object[] {
            parts.large.below,
            parts.middleAfter.from,
            parts.middleAfter.below,
            parts.smallAfter.from,
            parts.smallAfter.below,
            parts.positionsAfter.from,
            parts.positionsAfter.below - 1
        };
    }

    /**
     * The blocks and positions that were recorded after a position and are known.
     *
     * @param since the position before the first; at most the one known
     */
    public static Parts partsBetween(long since, Known known) {
        long from = since + 1;
        // A block that is not full holds all there is of it now, and nothing lies behind it.
        long below = known.everything() ? roundUp(known.position() + 1, LARGE) : known.position() + 1;
        Range[] before = new Range[SCALES.length];
        Range[] after = new Range[SCALES.length];
        int unit = 0;
        for (int i = 0; i < SCALES.length; i++) {
            int scale = SCALES[i];
            long firstWhole = Math.min(roundUp(from, scale), below);
            long endOfWhole = Math.max(below >> scale << scale, firstWhole);
            before[i] = Range.of(from, firstWhole, unit);
            after[i] = Range.of(endOfWhole, below, unit);
            from = firstWhole;
            below = endOfWhole;
            unit = scale;
        }
        return new Parts(Range.of(from, below, LARGE), before[2], after[2], before[1], after[1], before[0], after[0]);
    }

    private static long roundUp(long position, int scale) {
        long block = 1L << scale;
        return (position + block - 1) >> scale << scale;
    }
}
