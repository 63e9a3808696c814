package fr.quitus.domain.thirdparty;

/** Nature de l'opposition : by which right somebody else is paid what is owed to a third party. */
public enum OppositionKind {
    /** Opposition ou saisie-attribution signifiée au comptable. */
    OPPOSITION,
    /** Saisie administrative à tiers détenteur (SATD). */
    SEIZURE,
    /** Cession ou nantissement de créance. */
    ASSIGNMENT
}
