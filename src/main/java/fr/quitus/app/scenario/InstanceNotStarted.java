package fr.quitus.app.scenario;

/** A fresh instance did not come to serve; its scenario counts as not checked, and the next file is played. */
public final class InstanceNotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason one French sentence, for the report */
    public InstanceNotStarted(String reason, Throwable cause) {
        super(reason, cause);
    }
}
