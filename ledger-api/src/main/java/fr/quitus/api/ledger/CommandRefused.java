package fr.quitus.api.ledger;

import fr.quitus.domain.Refusal;

/** Refus : an answer, not a fault; it carries no stack trace and rolls nothing back. */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public CommandRefused(Refusal refusal) {
        super(refusal.code() + ": " + refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
