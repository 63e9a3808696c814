package fr.quitus.app.client;

/** The command cannot go on; the message says why and what to do, in French, and no trace is shown. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Stop(String message) {
        super(message, null, false, false);
    }
}
