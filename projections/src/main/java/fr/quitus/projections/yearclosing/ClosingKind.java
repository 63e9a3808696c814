package fr.quitus.projections.yearclosing;

/** Nature d'un dossier à reprendre. */
public enum ClosingKind {
    /** Demande d'un fournisseur : liquidated and not paid, it goes on with the credits of the next year. */
    REQUEST,
    /** Demande née du grand livre (intérêts, retenue de garantie) : rejected, it may be ordered again. */
    OWN_REQUEST,
    /** Dépense sans ordonnancement, on no credits yet. */
    DIRECT_PAYMENT,
    /** Écriture d'inventaire, taken back on the first day of the next year. */
    INVENTORY_ENTRY
}
