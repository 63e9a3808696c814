package fr.quitus.bays;

/** What a bay does for the ledger at this moment. */
public enum BayState {
    /** Takes the writes. */
    PRIMARY,
    /** Receives every write; its receipt makes an acknowledgement possible. */
    QUORUM,
    /** Runs, but does not yet receive the latest writes. */
    CATCHING_UP,
    /** Runs, and what was tried on its storage went wrong: too short a time ago for a verdict. */
    SUSPECT,
    /** À l'écart : follows, outside of the quorum, because an operator took it out. */
    DRAINED,
    /** Retirée : an operator took it out for good; neither started nor filled. */
    REMOVED,
    /** Is being filled again from the primary. */
    RESEEDING,
    /** Does not run and holds nothing we can count on now. */
    LOST
}
