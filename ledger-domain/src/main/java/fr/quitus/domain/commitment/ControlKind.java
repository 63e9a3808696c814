package fr.quitus.domain.commitment;

/** Contrôle a priori du contrôleur budgétaire (GBCP art. 101 to 103). */
public enum ControlKind {
    /** Visa : without it the EJ is not signed. */
    VISA,
    /** Avis : may be disregarded, with a written motive. */
    AVIS
}
