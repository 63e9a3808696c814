package fr.quitus.domain.commitment;

/** Sens d'un avis du contrôleur budgétaire. */
public enum Opinion {
    FAVORABLE,
    DEFAVORABLE
}
