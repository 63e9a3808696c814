package fr.quitus.app.scenario;

/**
 * An expectation could not be checked: a value is unknown, an identity was refused, the ledger did not answer a
 * question.
 */
final class NotCheckable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason in French, for the report */
    NotCheckable(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
