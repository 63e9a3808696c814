package fr.quitus.domain.payment;

/** Nature de la demande de paiement. */
public enum PaymentKind {
    /** Facture. */
    INVOICE,
    /** Intérêts moratoires et indemnité forfaitaire, due without request and without a commitment. */
    LATE_INTEREST
}
