package fr.quitus.bench;

import java.util.concurrent.atomic.AtomicLong;

/** What a drill does to the appender's batches, and how often it did it. */
final class Faults {
    /** Halvings until one unit of the largest batch stands alone, and the batch itself. */
    static final int REFUSALS_MAX = 11;

    private final int failEvery;
    private final int loseEvery;
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong rolledBack = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile boolean on;
    private int refusalsLeft;

    /**
     * @param failEvery of so many batches one fails: by turns it is executed and rolled back as if by a conflict, or
     *     refused with its halves until single units are
     * @param loseEvery of so many batches one is committed and its answer lost
     */
    Faults(int failEvery, int loseEvery) {
        this.failEvery = failEvery;
        this.loseEvery = loseEvery;
    }

    /** What becomes of a batch. */
    enum Fate {
        PASSES,
        REFUSED,
        ROLLED_BACK,
        ANSWER_LOST
    }

    void begin() {
        on = true;
    }

    void end() {
        on = false;
    }

    /** Asked by the one thread that appends. */
    synchronized Fate next() {
        if (!on) {
            return Fate.PASSES;
        }
        if (refusalsLeft > 0) {
            refusalsLeft--;
            return Fate.REFUSED;
        }
        long batch = batches.incrementAndGet();
        if (batch % failEvery == 0) {
            if (batch / failEvery % 2 == 0) {
                rolledBack.incrementAndGet();
                return Fate.ROLLED_BACK;
            }
            refused.incrementAndGet();
            refusalsLeft = (int) (batch % REFUSALS_MAX);
            return Fate.REFUSED;
        }
        if (batch % loseEvery == 0) {
            lost.incrementAndGet();
            return Fate.ANSWER_LOST;
        }
        return Fate.PASSES;
    }

    long batches() {
        return batches.get();
    }

    long rolledBack() {
        return rolledBack.get();
    }

    long refused() {
        return refused.get();
    }

    long answersLost() {
        return lost.get();
    }
}
