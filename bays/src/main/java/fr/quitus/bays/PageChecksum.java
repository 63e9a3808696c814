package fr.quitus.bays;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Somme de contrôle d'une page : whether the bytes of a page are those that PostgreSQL wrote at that place. The sum
 * covers the number of the block too, so a page that lies at another's place is not taken for it. Sources:
 * checksum_impl.h, bufpage.c of PostgreSQL 18. One thread uses it at a time.
 */
final class PageChecksum {
    static final int PAGE_BYTES = 8_192;

    private static final int LANES = 32;
    private static final int PRIME = 16_777_619;
    private static final int SHIFT = 17;
    private static final int ROUNDS_OF_ZEROES = 2;
    private static final int SUMS = 65_535;
    /** The third word holds the sum in its lower half, and flags. */
    private static final int SUM_WORD = 2;

    private static final int SUM_MASK = 0xFFFF;
    private static final int UPPER_OFFSET = 14;

    private static final int[] START = {
        0x5B1F36E9, 0xB8525960, 0x02AB50AA, 0x1DE66D2A, 0x79FF467A, 0x9BB9F8A3, 0x217E7CD2, 0x83E13D2C,
        0xF8D4474F, 0xE39EB970, 0x42C6AE16, 0x993216FA, 0x7B093B5D, 0x98DAFF3C, 0xF718902A, 0x0B1C9CDB,
        0xE58F764B, 0x187636BC, 0x5D7B3BB1, 0xE73DE7DE, 0x92BEC979, 0xCCA6C0B2, 0x304A0979, 0x85AA43D4,
        0x783125BB, 0x6CA8EAA2, 0xE407EAC6, 0x4B5CFC3E, 0x9FBF8C76, 0x15CA20BE, 0xF2CA9FD3, 0x959BD756
    };

    private final int[] words = new int[PAGE_BYTES / Integer.BYTES];
    private final int[] sums = new int[LANES];

    /**
     * True when the page is what was written, or was never written: a file grows by pages of zeroes, which bear no sum.
     *
     * @param offset where the page begins in the buffer
     * @param block the page's number in its relation, over all files of that relation
     */
    boolean isSound(ByteBuffer pages, int offset, long block) {
        ByteBuffer page = pages.slice(offset, PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        page.asIntBuffer().get(words);
        if (page.getShort(UPPER_OFFSET) == 0) {
            return isZero();
        }
        int borne = words[SUM_WORD] & SUM_MASK;
        return borne == sum(block);
    }

    /** The sum that a page of these bytes bears at that place. */
    int of(ByteBuffer page, long block) {
        page.slice(0, PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
        return sum(block);
    }

    private boolean isZero() {
        int all = 0;
        for (int word : words) {
            all |= word;
        }
        return all == 0;
    }

    private int sum(long block) {
        words[SUM_WORD] &= ~SUM_MASK;
        System.arraycopy(START, 0, sums, 0, LANES);
        for (int row = 0; row < words.length; row += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                int mixed = sums[lane] ^ words[row + lane];
                sums[lane] = mixed * PRIME ^ mixed >>> SHIFT;
            }
        }
        int folded = 0;
        for (int sum : sums) {
            int mixed = sum;
            for (int round = 0; round < ROUNDS_OF_ZEROES; round++) {
                mixed = mixed * PRIME ^ mixed >>> SHIFT;
            }
            folded ^= mixed;
        }
        return Integer.remainderUnsigned(folded ^ (int) block, SUMS) + 1;
    }
}
