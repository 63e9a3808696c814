package fr.quitus.domain.revenue;

/** Sens de la décision sur une contestation. */
public enum ContestationOutcome {
    /** Rejetée : recovery resumes. */
    REJECTED,
    /** Admise : recovery waits for the title to be reduced or cancelled, and what is left of it resumes. */
    UPHELD
}
