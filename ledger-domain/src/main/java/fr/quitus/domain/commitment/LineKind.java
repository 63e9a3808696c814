package fr.quitus.domain.commitment;

/** Nature d'un poste d'EJ : what of it is firm when the EJ is signed. */
public enum LineKind {
    /** Tranche ferme : firm at once. */
    TRANCHE_FERME,
    /** Tranche conditionnelle : consumes AE only when it is affirmed (affermissement). */
    TRANCHE_CONDITIONNELLE,
    /** Bon de commande : firm for what it orders. */
    BON_COMMANDE
}
