package fr.quitus.projections.invoicelifecycle;

/** Statut de facture, as the State's invoice portal names them (cycle de vie). */
public enum InvoiceStatus {
    /** Arrived in the State's system: the payment deadline counts from it. */
    DEPOSEE,
    /** Given to the service it is addressed to. */
    MISE_A_DISPOSITION,
    /** Waits for a document or an answer. */
    SUSPENDUE,
    /** What it waited for has come. */
    COMPLETEE,
    /** Will not be paid as it is: it may be sent again. */
    REJETEE,
    /** Matched with certified service. */
    SERVICE_FAIT,
    /** Ordered by the ordonnateur. */
    MANDATEE,
    /** Given to the comptable. */
    MISE_A_DISPOSITION_COMPTABLE,
    /** Taken in charge by the comptable. */
    COMPTABILISEE,
    /** The transfer is sent; said again when it had to be sent again. */
    MISE_EN_PAIEMENT
}
