package fr.quitus.domain.commitment;

/** Nature de l'engagement juridique. */
public enum CommitmentType {
    MARCHE,
    BON_COMMANDE,
    SUBVENTION,
    BAIL,
    CONVENTION,
    TRANSACTION
}
