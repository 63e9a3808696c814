package fr.quitus.projections.engine;

import java.time.Duration;

/**
 * The bounds of the two drivers.
 *
 * @param liveBatchEventsMax events of one live transaction
 * @param rebuildBatchEventsMax events read at once by a rebuild
 * @param rebuildRowsHeldMax rows a rebuild holds in memory, all its views together, before it writes some out
 * @param rebuildKeyBytesMax memory of a rebuild, all its views together, for knowing which keys it wrote out
 * @param rebuildReaders threads and connections that read the log for a rebuild
 * @param rebuildSharePercent of the time, taken by a rebuild while others write to the log
 * @param differencesListedMax differing rows that a refused switch lists
 * @param idleWait how long the live driver waits for an event before it looks again
 * @param retryWait how long the live driver waits after the database or the log failed
 * @param replacedKept how long the tables that a rebuild replaced are kept, to go back to
 * @param switchLockWait how long a switch may hold up readers while it waits for those already reading
 */
public record ProjectionLimits(
        int liveBatchEventsMax,
        int rebuildBatchEventsMax,
        int rebuildRowsHeldMax,
        long rebuildKeyBytesMax,
        int rebuildReaders,
        int rebuildSharePercent,
        int differencesListedMax,
        Duration idleWait,
        Duration retryWait,
        Duration switchLockWait,
        Duration replacedKept) {
    public static final ProjectionLimits DEFAULT = new ProjectionLimits(
            1_000,
            4_000,
            100_000,
            32 << 20,
            2,
            50,
            10,
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofDays(1));

    public ProjectionLimits {
        if (rebuildSharePercent < 1 || rebuildSharePercent > 100) {
            throw new IllegalArgumentException(
                    "a rebuild takes 1 to 100 percent of the time, not " + rebuildSharePercent);
        }
        if (replacedKept.isNegative()) {
            throw new IllegalArgumentException("replaced tables are kept for a time, not " + replacedKept);
        }
    }

    /** Whether a rebuild leaves time to others that write to the log. */
    boolean rebuildYields() {
        return rebuildSharePercent < 100;
    }

    /** The default limits, but for what an operator chooses. */
    public static ProjectionLimits with(int rebuildSharePercent, Duration replacedKept) {
        return new ProjectionLimits(
                DEFAULT.liveBatchEventsMax,
                DEFAULT.rebuildBatchEventsMax,
                DEFAULT.rebuildRowsHeldMax,
                DEFAULT.rebuildKeyBytesMax,
                DEFAULT.rebuildReaders,
                rebuildSharePercent,
                DEFAULT.differencesListedMax,
                DEFAULT.idleWait,
                DEFAULT.retryWait,
                DEFAULT.switchLockWait,
                replacedKept);
    }
}
