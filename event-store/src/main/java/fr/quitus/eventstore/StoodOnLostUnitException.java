package fr.quitus.eventstore;

import org.axonframework.modelling.command.ConcurrencyException;

/**
 * The unit was decided on queued events that were not written. It is innocent and nothing of it was written: decided
 * again, it sees the true state.
 */
public final class StoodOnLostUnitException extends ConcurrencyException {

    private static final long serialVersionUID = 1L;

    /** Says what happened. */
    public StoodOnLostUnitException() {
        super("an earlier unit on the same aggregates was not written: decide again");
    }
}
