package fr.quitus.app.frontdesk;

import fr.quitus.eventstore.Appended;
import fr.quitus.eventstore.Basis;
import fr.quitus.eventstore.EventLog;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log can be written, tried by writing a barrier that waits for the quorum like any act and moves nothing.
 * A log that hangs does not say so itself, and one that nobody writes to would not be known to be back.
 */
final class WriteWatch {
    /** Pause between two tries while all is well. */
    static final long TRY_MS = 1_000;
    /** Pause between two tries while it is not. */
    static final long RETRY_MS = 250;

    private final EventLog log;
    private @Nullable CompletableFuture<Appended> under;
    private long triedAtMs;
    private long silentSinceMs = -1;

    /** @param nowMs on a clock that only goes forward */
    WriteWatch(EventLog log, long nowMs) {
        this.log = log;
        this.triedAtMs = nowMs - TRY_MS;
    }

    /** @return how long the log has not answered; 0 when the last try was answered and no other is late */
    long silentMs(long nowMs) {
        CompletableFuture<Appended> tried = under;
        if (tried != null && tried.isDone()) {
            under = null;
            if (tried.isCompletedExceptionally()) {
                silent(triedAtMs);
            } else {
                silentSinceMs = -1;
            }
        } else if (tried != null && nowMs - triedAtMs >= RETRY_MS) {
            silent(triedAtMs);
        }
        if (!log.health().writable()) {
            silent(nowMs);
        }
        if (under == null && nowMs - triedAtMs >= (silentSinceMs < 0 ? TRY_MS : RETRY_MS)) {
            triedAtMs = nowMs;
            under = log.confirm(Basis.NONE);
        }
        return silentSinceMs < 0 ? 0 : Math.max(1, nowMs - silentSinceMs);
    }

    private void silent(long sinceMs) {
        if (silentSinceMs < 0) {
            silentSinceMs = sinceMs;
        }
    }
}
