package fr.quitus.eventstore;

/**
 * State of a log as one node sees it.
 *
 * @param writable whether the last attempt to write or to take over succeeded
 * @param queuedUnits units waiting for the appender
 * @param epoch epoch this node writes under; another node's takeover ends it
 * @param head last position known durable
 * @param takeovers how often this node took the writing over
 * @param settledWritten commits in doubt that turned out to be written
 * @param settledAgain commits in doubt that had to be written again
 * @param outcomesUnknown units answered as unknown
 */
public record LogHealth(
        boolean writable,
        int queuedUnits,
        long epoch,
        long head,
        long takeovers,
        long settledWritten,
        long settledAgain,
        long outcomesUnknown) {}
