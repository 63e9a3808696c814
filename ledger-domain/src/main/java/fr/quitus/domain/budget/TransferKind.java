package fr.quitus.domain.budget;

/** Nature d'un mouvement de crédits réglementaire, each with its own article and ceiling. */
public enum TransferKind {
    /** Virement : between programmes of one ministry, at most 2 % of the initial credits of each (LOLF art. 12-I). */
    VIREMENT,
    /** Transfert : between ministries, for an object that remains the same (LOLF art. 12-II). */
    TRANSFERT,
    /** Décret d'avance : credits opened in an emergency, at most 1 % of the initial credits (LOLF art. 13). */
    DECRET_D_AVANCE,
    /** Annulation : credits without object any more, at most 1.5 % of the initial credits (LOLF art. 14). */
    ANNULATION
}
