package fr.quitus.eventstore;

import org.axonframework.serialization.SerializationException;

/** A wire name without a class, or a class without a wire name: the code and the log do not fit each other. */
public final class UnknownEventNameException extends SerializationException {

    private static final long serialVersionUID = 1L;

    /** Says which name or class is unknown. */
    public UnknownEventNameException(String message) {
        super(message);
    }
}
