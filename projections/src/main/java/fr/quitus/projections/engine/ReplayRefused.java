package fr.quitus.projections.engine;

/**
 * A replay of dead letters that cannot be made: nobody can tell what one of the events kept aside touches, so that
 * nobody can tell what has to wait for it. Nothing was changed.
 */
public final class ReplayRefused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final String event;

    /** @param event its permanent name */
    ReplayRefused(long position, String event, Throwable cause) {
        super("nobody can tell what event " + position + " (" + event + ") touches: " + cause, cause);
        this.position = position;
        this.event = event;
    }

    public long position() {
        return position;
    }

    public String event() {
        return event;
    }
}
