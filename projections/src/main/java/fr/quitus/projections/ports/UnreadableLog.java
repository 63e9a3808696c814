package fr.quitus.projections.ports;

/** The next event of the log cannot be read by this release, or by any. */
public final class UnreadableLog extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final String file;
    private final String event;

    /**
     * @param file the stream of the event
     * @param event its name
     */
    public UnreadableLog(long position, String file, String event, Throwable cause) {
        super("position " + position + " cannot be read: " + cause.getMessage(), cause);
        this.position = position;
        this.file = file;
        this.event = event;
    }

    public long position() {
        return position;
    }

    public String file() {
        return file;
    }

    public String event() {
        return event;
    }

    /** What first went wrong: an entry that does not balance says so itself. */
    public String why() {
        Throwable deepest = this;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
