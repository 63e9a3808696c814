package fr.quitus.domain.payment;

/**
 * Responsabilité : whose the regularity of the payment is. A requisition that is obeyed moves it to the ordonnateur.
 */
public enum Liability {
    /** Comptable. */
    ACCOUNTANT,
    /** Ordonnateur, par réquisition. */
    ORDONNATEUR
}
