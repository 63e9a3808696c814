package fr.quitus.projections.engine;

import java.sql.SQLException;

/** The database of the views did not do what was asked. */
public final class ViewsFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ViewsFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /**
     * Whether the statement itself was at fault (data it cannot hold, a rule of the table it breaks), so that the same
     * event
     * would fail again, rather than the connection, the server or another transaction.
     */
    public boolean wouldFailAgain() {
        String state = state();
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42") || state.startsWith("54");
    }

    /** Whether the data were at fault, which no other event brings again, rather than the table or a right to it. */
    boolean ofItsData() {
        return wouldFailAgain() && !state().startsWith("42");
    }

    /** Whether no other statement would do better now: the connection, the server or its right to write is gone. */
    boolean serverGone() {
        String state = state();
        return state.isEmpty() || state.startsWith("08") || state.startsWith("25") || state.startsWith("57");
    }

    private String state() {
        return getCause() instanceof SQLException e && e.getSQLState() != null ? e.getSQLState() : "";
    }
}
