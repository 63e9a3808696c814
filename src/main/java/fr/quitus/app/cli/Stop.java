package fr.quitus.app.cli;

/** The command cannot go on; the message says why and what to do, in French, and no trace is shown. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stop(String message) {
        super(message, null, false, false);
    }
}
