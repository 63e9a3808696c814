package fr.quitus.domain.commitment;

/** Nature de l'engagement juridique. */
public enum CommitmentType {
    MARCHE,
    BON_COMMANDE,
    SUBVENTION,
    BAIL,
    CONVENTION,
    TRANSACTION,
    /** Subvention pour charges de service public (SCSP), to an operator of the State. */
    SUBVENTION_CHARGES_SERVICE_PUBLIC,
    /** Contrat de partenariat. */
    PARTENARIAT
}
