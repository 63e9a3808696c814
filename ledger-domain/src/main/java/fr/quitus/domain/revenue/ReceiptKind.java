package fr.quitus.domain.revenue;

/** Nature d'un encaissement. */
public enum ReceiptKind {
    /** Crédit au relevé bancaire. */
    BANK,
    /** Compensation avec une somme due au redevable. */
    OFFSET
}
