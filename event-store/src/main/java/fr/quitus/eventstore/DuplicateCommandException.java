package fr.quitus.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** The command journal has this command already: the caller asks for the first answer, nothing was written. */
public final class DuplicateCommandException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** The journal has this entry's command already. */
    public static DuplicateCommandException of(CommandEntry entry) {
        return new DuplicateCommandException("the command %s is in the journal already".formatted(entry.commandId()));
    }

    /** Says what happened. */
    public DuplicateCommandException(String message) {
        super(message);
    }

    /** Says what happened and what caused it. */
    public DuplicateCommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
