package fr.quitus.domain.revenue;

/** Part d'une créance, in the order payments are taken by them: costs first, the principal last. */
public enum ClaimPart {
    /** Frais de poursuite. */
    COSTS,
    /** Majoration de retard. */
    SURCHARGE,
    /** Principal : the lines of the title. */
    PRINCIPAL
}
