package fr.quitus.api.json;

import org.jspecify.annotations.Nullable;

/**
 * Événement illisible : what the log holds and this release cannot read. It is a fault of the system and never passed
 * over: books without one of their events are wrong books.
 */
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Kind {
        /** The name is none of this release's: another release wrote it. */
        UNKNOWN_NAME,
        /** The name is known, and the bytes are not what this name stands for. */
        MALFORMED
    }

    private final Kind kind;

    private UnreadableEvent(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static UnreadableEvent unknown(String message) {
        return new UnreadableEvent(Kind.UNKNOWN_NAME, message, null);
    }

    static UnreadableEvent malformed(String name, Throwable cause) {
        return new UnreadableEvent(Kind.MALFORMED, "the payload is no " + name, cause);
    }

    public Kind kind() {
        return kind;
    }
}
