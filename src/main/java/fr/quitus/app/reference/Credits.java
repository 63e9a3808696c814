package fr.quitus.app.reference;

/** Crédits: AE (what may be committed) and CP (what may be paid), in whole euros as the budget bill prints them. */
public record Credits(long aeEuros, long cpEuros) {
    public static final Credits NONE = new Credits(0, 0);

    public Credits plus(Credits other) {
        return new Credits(Math.addExact(aeEuros, other.aeEuros), Math.addExact(cpEuros, other.cpEuros));
    }
}
