package fr.quitus.domain.commitment;

/** How the budget controller's visa stands on a validated commitment. */
public enum VisaKind {
    /** The amount is not above the ministry's threshold. */
    NOT_REQUIRED
}
