package fr.quitus.projections.engine;

import java.time.Duration;

/**
 * The bounds of the two drivers.
 *
 * @param liveBatchEventsMax events of one live transaction
 * @param rebuildBatchEventsMax events read at once by a rebuild
 * @param rebuildRowsHeldMax rows a rebuild holds in memory, all its views together, before it writes some out
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
            200_000,
            2,
            50,
            10,
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofDays(1));
}
