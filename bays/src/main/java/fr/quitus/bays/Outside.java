package fr.quitus.bays;

/**
 * Baie hors du quorum : the one bay that an operator took out. Its receipt acknowledges nothing and it is never
 * elected, so the two others hold every acknowledged write. At most one bay is outside: two must be left to
 * acknowledge.
 */
record Outside(BayName bay, Standing standing) {

    /** What is done with the bay meanwhile. */
    enum Standing {
        /** À l'écart : it goes on following, for as long as nobody orders otherwise. */
        DRAINED,
        /** Retirée : neither started nor filled, and nobody touches its folder. */
        REMOVED,
        /** Retour demandé : it follows, and counts again once it has everything and its root is the primary's. */
        RETURNING
    }
}
