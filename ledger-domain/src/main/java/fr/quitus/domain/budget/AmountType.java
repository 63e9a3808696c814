package fr.quitus.domain.budget;

/** Type de montant, as Chorus' budget extracts code it. */
public enum AmountType {
    /** Montant d'origine. */
    ORIGINAL(100),
    /** Modification. */
    MODIFICATION(150),
    /** Réduction: a payment consumes the commitment. */
    REDUCTION(200),
    /** Report sur l'exercice suivant. */
    CARRIED_FORWARD(350),
    /** Ajustement par la pièce suivante. */
    ADJUSTMENT(500),
    /** Changement d'imputation, émetteur. */
    REIMPUTED_FROM(600),
    /** Changement d'imputation, récepteur. */
    REIMPUTED_TO(650);

    private final int code;

    AmountType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
