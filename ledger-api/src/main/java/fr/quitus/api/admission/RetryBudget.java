package fr.quitus.api.admission;

/**
 * Budget des reprises : while the service is full, repeats get at most a share of the places, so that those who come
 * back at once keep nobody else out. It is earned by new demands and spent by repeats.
 */
final class RetryBudget {
    /** What can be saved up: after a quiet time no burst of repeats fills the service. */
    static final int RETRIES_SAVED_MAX = 10;
    /** Parts of one repeat that a demand earns. */
    private static final int PARTS = 1_000;

    private final int earnedParts;
    private long parts = (long) RETRIES_SAVED_MAX * PARTS;

    /** @param sharePercent of those let in while the service is full, 0 to 99 */
    RetryBudget(int sharePercent) {
        if (sharePercent < 0 || sharePercent > 99) {
            throw new IllegalArgumentException("a share of repeats of " + sharePercent + " %");
        }
        this.earnedParts = PARTS * sharePercent / (100 - sharePercent);
        if (sharePercent == 0) {
            parts = 0;
        }
    }

    void earn() {
        parts = Math.min(parts + earnedParts, (long) RETRIES_SAVED_MAX * PARTS);
    }

    /** Whether one more repeat may be paid for. */
    boolean isLeft() {
        return parts >= PARTS;
    }

    void spend() {
        parts -= PARTS;
    }

    /** What was spent came to nothing. */
    void giveBack() {
        parts = Math.min(parts + PARTS, (long) RETRIES_SAVED_MAX * PARTS);
    }
}
