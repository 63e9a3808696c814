package fr.quitus.domain.revenue;

/** Cause d'un rétablissement de crédits (LOLF art. 17-IV). */
public enum RestorationCause {
    /** Restitution d'une somme payée indûment. */
    UNDUE_PAYMENT,
    /** Restitution d'une somme payée à titre provisoire. */
    PROVISIONAL_PAYMENT,
    /** Cession entre services de l'État of what the request paid for: another service is the debtor. */
    STATE_SERVICE_SALE
}
