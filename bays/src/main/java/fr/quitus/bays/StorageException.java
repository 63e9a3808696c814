package fr.quitus.bays;

import org.jspecify.annotations.Nullable;

/** A storage instance could not do what was asked; the message says, in French, what an operator can do about it. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageException(String message) {
        super(message);
    }

    StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
