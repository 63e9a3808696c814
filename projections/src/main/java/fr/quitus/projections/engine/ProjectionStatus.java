package fr.quitus.projections.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a view stands beside the log.
 *
 * @param aside whether its tables stand aside, because nodes of another release show it in another version
 * @param lagEvents events of the log it does not show yet; negative when it shows events that the log no longer has
 * @param lagSeconds the age of the first event it does not show; 0 when it shows them all
 * @param letters événements en attente : those before its position that it does not show, dead letters and what waits
 *     behind them
 * @param verified where it was last found equal to what the log gives; absent before that, or since it was made anew
 * @param deadLetter the event that stopped it, or the first that it keeps aside
 */
public record ProjectionStatus(
        String name,
        int version,
        ProjectionState state,
        boolean aside,
        long position,
        @Nullable Instant shownAt,
        long lagEvents,
        long lagSeconds,
        int letters,
        @Nullable VerifiedView verified,
        @Nullable DeadLetter deadLetter) {
    /** Whether it shows every event up to its position. */
    public boolean whole() {
        return letters == 0;
    }

    /** Whether it follows the log by itself; beside letters, it may. */
    public boolean healthy() {
        return state == ProjectionState.LIVE && lagEvents >= 0;
    }
}
