package fr.quitus.projections.engine;

/** An order about a view that cannot be done as things stand; nothing was changed. */
public final class RebuildRefused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Somebody rebuilds or drops the view already, here or on another node. */
        BUSY,
        /** No rebuild replaced its tables lately. */
        NOTHING_REPLACED,
        /** What was replaced is of another version of the fold. */
        OTHER_VERSION,
        /** Nodes of another release show the view in another version. */
        OTHER_RELEASE,
        /** This node runs as many rebuilds as it runs at once. */
        TOO_MANY,
        /** This node is being stopped. */
        STOPPING
    }

    private final Reason reason;
    private final String view;

    RebuildRefused(Reason reason, String view, String message) {
        super(message);
        this.reason = reason;
        this.view = view;
    }

    public Reason reason() {
        return reason;
    }

    public String view() {
        return view;
    }
}
