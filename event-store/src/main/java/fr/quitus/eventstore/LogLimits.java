package fr.quitus.eventstore;

import java.time.Duration;

/**
 * The bounds of an event log, each named with its unit.
 *
 * @param appendBatchEventsMax events written in one statement; a unit larger than this goes alone
 * @param appendBatchUnitsMax units written in one statement
 * @param appendQueueUnitsMax units that may wait; one more is refused before anything is written
 * @param settleTimeoutMs how long a unit may stay undecided before it is answered as unknown
 * @param lockTimeoutMs how long a takeover waits behind another writer's transaction before it tries again
 * @param headPollMs how often other nodes' appends are looked for
 * @param knownTailsAggregatesMax aggregates whose last sequence the appender remembers
 * @param recentEventsMax events kept in memory for the views that keep up
 */
public record LogLimits(
        int appendBatchEventsMax,
        int appendBatchUnitsMax,
        int appendQueueUnitsMax,
        long settleTimeoutMs,
        long lockTimeoutMs,
        long headPollMs,
        int knownTailsAggregatesMax,
        int recentEventsMax) {

    /** Every bound must leave room for work. */
    public LogLimits {
        if (appendBatchEventsMax < 1
                || appendBatchUnitsMax < 1
                || appendQueueUnitsMax < 1
                || settleTimeoutMs < 1
                || lockTimeoutMs < 1
                || headPollMs < 1
                || knownTailsAggregatesMax < 1
                || recentEventsMax < 1) {
            throw new IllegalArgumentException("every limit of the event log must be at least 1");
        }
    }

    /** Bounds that suit one node: the queue holds about 150 ms of what one PostgreSQL backend can write. */
    public static LogLimits defaults() {
        return new LogLimits(4_096, 1_024, 4_096, 30_000, 1_000, 200, 100_000, 8_192);
    }

    /** The same bounds with another time to settle. */
    public LogLimits settlingWithin(Duration timeout) {
        return new LogLimits(
                appendBatchEventsMax,
                appendBatchUnitsMax,
                appendQueueUnitsMax,
                timeout.toMillis(),
                lockTimeoutMs,
                headPollMs,
                knownTailsAggregatesMax,
                recentEventsMax);
    }

    /** The same bounds with another batch and queue. */
    public LogLimits batching(int eventsMax, int unitsMax, int queueUnitsMax) {
        return new LogLimits(
                eventsMax,
                unitsMax,
                queueUnitsMax,
                settleTimeoutMs,
                lockTimeoutMs,
                headPollMs,
                knownTailsAggregatesMax,
                recentEventsMax);
    }
}
