package fr.quitus.eventstore.postgres;

import java.util.concurrent.atomic.AtomicLong;

/** What happened to the writing since the start; counted by the appender's threads, read by anybody. */
final class AppendCounts {

    /** Takeovers of the writing by this node. */
    final AtomicLong takeovers = new AtomicLong();

    /** Batches in doubt that were found written. */
    final AtomicLong settledWritten = new AtomicLong();

    /** Batches in doubt that were found unwritten, and written again. */
    final AtomicLong settledAgain = new AtomicLong();

    /** Units answered as unknown. */
    final AtomicLong outcomesUnknown = new AtomicLong();
}
