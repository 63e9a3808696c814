package fr.quitus.domain.revenue;

/** Fin d'un titre other than by its collection. */
public enum ClaimEnd {
    /** Annulé. */
    CANCELLED,
    /** Recouvrement prescrit. */
    PRESCRIBED
}
