package fr.quitus.domain.revenue;

/** Nature d'une contestation (GBCP art. 117 et 118). */
public enum ContestationKind {
    /** Opposition à l'exécution : the claim itself is disputed. */
    CLAIM,
    /** Opposition aux poursuites : an act of recovery is disputed. */
    ENFORCEMENT
}
