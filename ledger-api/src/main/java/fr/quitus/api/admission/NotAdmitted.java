package fr.quitus.api.admission;

/** Nothing was done for a request; its sender may come back. */
public final class NotAdmitted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    NotAdmitted(Refusal refusal) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
