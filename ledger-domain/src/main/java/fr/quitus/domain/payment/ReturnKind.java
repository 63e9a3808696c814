package fr.quitus.domain.payment;

/** Nature du rejet d'un virement. */
public enum ReturnKind {
    /** Rejeté avant règlement (pacs.002 RJCT) : the State's account was never debited. */
    REJECTED_BEFORE_SETTLEMENT,
    /** Retourné après règlement (camt.053, camt.054) : the State's account is credited. */
    RETURNED_AFTER_SETTLEMENT
}
