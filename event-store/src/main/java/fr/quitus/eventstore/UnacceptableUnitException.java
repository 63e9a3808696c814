package fr.quitus.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The database will never take this unit, however often it is sent: a fault of ours. Nothing of it was written. */
public final class UnacceptableUnitException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Says what the database said. */
    public UnacceptableUnitException(Throwable cause) {
        super("the database refused the unit: nothing was written", cause);
    }
}
