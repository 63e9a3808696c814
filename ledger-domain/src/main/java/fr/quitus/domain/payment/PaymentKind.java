package fr.quitus.domain.payment;

/** Nature de la demande de paiement. */
public enum PaymentKind {
    /** Facture. */
    INVOICE
}
