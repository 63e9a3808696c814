package fr.quitus.domain.directpayment;

/** Nature d'une dépense sans ordonnancement préalable : the list of those the State pays so. */
public enum DirectPaymentKind {
    /** Prélèvement, such as electricity. */
    PRELEVEMENT,
    /** Loyer. */
    LOYER,
    /** Relevé de carte d'achat. */
    CARTE_ACHAT,
    /** Frais de justice payés sans ordonnancement. */
    FRAIS_DE_JUSTICE,
    /** Intérêts et frais bancaires. */
    INTERETS
}
