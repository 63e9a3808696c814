package fr.quitus.bench;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one contender did in one round.
 *
 * @param perSecond what it counts: commands, commits or events
 * @param latencies answer times in nanoseconds; of one group where groups are what is sent
 * @param failed what was asked and not done
 * @param firstFailure why the first of them was not
 */
record Sample(
        double perSecond,
        Histogram latencies,
        long failed,
        @Nullable String firstFailure) {}
