package fr.quitus.api.ledger;

/** The caller decided on an older version of the file than the one there is now ({@code If-Match}). */
public final class StaleVersion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long expected;
    private final long actual;

    StaleVersion(long expected, long actual) {
        super("expected version " + expected + ", found " + actual, null, false, false);
        this.expected = expected;
        this.actual = actual;
    }

    public long expected() {
        return expected;
    }

    public long actual() {
        return actual;
    }
}
