package fr.quitus.app.frontdesk;

/** What was deposited is no command of this release; the message says why, in French. */
final class UnreadableDeposit extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableDeposit(String message) {
        super(message, null, false, false);
    }
}
