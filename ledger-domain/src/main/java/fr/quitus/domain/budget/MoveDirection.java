package fr.quitus.domain.budget;

/** Sens d'un mouvement de crédits, seen from the programme whose event it is. */
public enum MoveDirection {
    /** Credits come to this programme. */
    IN,
    /** Credits leave this programme. */
    OUT
}
