package fr.quitus.domain.budget;

/** Type de montant, as Chorus' budget extracts code it. */
public enum AmountType {
    /** Montant d'origine. */
    ORIGINAL(100),
    /** Modification. */
    MODIFICATION(150),
    /** Réduction: a payment consumes the commitment. */
    REDUCTION(200);

    private final int code;

    AmountType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
