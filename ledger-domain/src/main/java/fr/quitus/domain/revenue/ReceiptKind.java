package fr.quitus.domain.revenue;

/** Nature d'un encaissement. */
public enum ReceiptKind {
    /** Crédit au relevé bancaire. */
    BANK,
    /** Compensation avec une somme due au redevable. */
    OFFSET,
    /** Recette qui attendait d'être identifiée. */
    IDENTIFIED,
    /** Excédent versé sur un autre titre. */
    EXCESS
}
