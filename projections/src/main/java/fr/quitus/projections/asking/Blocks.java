package fr.quitus.projections.asking;

/**
 * Blocs du journal : sums are kept for blocks of 2^12, 2^17 and 2^22 consecutive positions, so that everything known at
 * any position is the large blocks before it, at most 31 middle and 31 small ones, then fewer than 4,096 events. Other
 * sizes are another version of every view that keeps such sums.
 */
public final class Blocks {
    /** A block of a scale is 2^scale events long. */
    public static final int SMALL = 12;

    public static final int MIDDLE = 17;
    public static final int LARGE = 22;

    private static final int[] SCALES = {SMALL, MIDDLE, LARGE};

    private Blocks() {}

    /** Every scale, the smallest first. */
    public static int[] scales() {
        return SCALES.clone();
    }

    /** The block of a scale that a position is in. */
    public static long of(int scale, long position) {
        return position >> scale;
    }

    /**
     * The blocks and positions that make up everything known at a position, in the order of the statements' parameters.
     *
     * @return large blocks below; middle from, below; small from, below; positions from, and the last one included
     */
    public static Object[] partsOf(long position) {
        long end = position + 1;
        long large = end >> LARGE;
        long middle = end >> MIDDLE;
        long small = end >> SMALL;
        return new Object[] {
            large, large << (LARGE - MIDDLE), middle, middle << (MIDDLE - SMALL), small, small << SMALL, position
        };
    }
}
