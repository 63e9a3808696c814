package fr.quitus.domain.commitment;

/** Quatre yeux : whether who drafted an EJ may sign it. A setting of the organisation, not a rule of law. */
public enum FourEyes {
    /** Another person signs. */
    REQUIRED,
    /** The same person may sign, as where an office has one ordonnateur who also drafts. */
    WAIVED
}
