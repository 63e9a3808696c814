package fr.quitus.app.scenario;

/** Nothing answers at the ledger's address: the rest of the scenario cannot be played. */
final class LedgerUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason in French, for the report */
    LedgerUnreachable(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
