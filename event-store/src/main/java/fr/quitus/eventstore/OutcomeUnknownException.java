package fr.quitus.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** Nobody knows yet whether the unit was written: a repeat under the same command id finds it or writes it. */
public final class OutcomeUnknownException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Says what happened. */
    public OutcomeUnknownException(String message) {
        super(message);
    }

    /** Says what happened and what caused it. */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
