package fr.quitus.bays;

/** Acte d'exploitation : what an operator may order of a bay while the application runs. */
public enum BayAct {
    /** Mettre à l'écart : the bay goes on following, its receipt acknowledges nothing, it is never elected. */
    DRAIN,
    /** Retirer : a drained bay is stopped and left alone. */
    REMOVE,
    /** Ajouter : a bay that is outside is started, filled if need be, compared, and counts again. */
    ADD,
    /** Promouvoir : a bay in quorum becomes primary, and the primary follows it. */
    PROMOTE,
    /** Reconstruire : a standby is emptied and filled from the primary, compared, and counts again. */
    RESEED
}
