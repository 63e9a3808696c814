package fr.quitus.domain.audit;

/** Gravité d'un constat. */
public enum FindingSeverity {
    /** To be improved; no figure is wrong. */
    MINEURE,
    /** A rule was not kept, or a figure is wrong. */
    SIGNIFICATIVE,
    /** The certification of the accounts hangs on it. */
    MAJEURE
}
