package fr.quitus.frontdesk;

/** État d'un support. Only an {@link #UP_TO_DATE} one counts as a copy. */
public enum PlaceState {
    /** À jour : holds all that was answered. */
    UP_TO_DATE,
    /** Remise à niveau : is back and being filled. */
    RETURNING,
    /** En panne : cannot be reached, read or written; it is tried again and again. */
    FAILING,
    /** Sans réponse : did not answer in time and has not answered since. */
    HUNG,
    /** Étranger : its folder is of another desk, and is left alone. */
    FOREIGN
}
