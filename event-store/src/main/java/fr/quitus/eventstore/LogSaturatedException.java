package fr.quitus.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Nothing was written: too many units wait, or the log could not be written in time. The caller may try again
 * later.
 */
public final class LogSaturatedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Says what happened. */
    public LogSaturatedException(String message) {
        super(message);
    }

    /** Says what happened and what caused it. */
    public LogSaturatedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
