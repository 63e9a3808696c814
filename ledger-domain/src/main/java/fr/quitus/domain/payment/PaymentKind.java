package fr.quitus.domain.payment;

/** Nature de la demande de paiement. */
public enum PaymentKind {
    /** Facture. */
    INVOICE,
    /** Avoir : lowers an invoice that was accepted; it is never paid, and is netted on what its supplier is owed. */
    CREDIT_NOTE,
    /** Avance : paid on a signed EJ before any service, and taken back on later requests. */
    ADVANCE,
    /** Acompte : pays service done on an EJ that goes on. */
    INSTALMENT,
    /** Solde : the last request of the lines it claims. */
    BALANCE,
    /** Subvention : title 6, on a subsidy's EJ; nothing is deducted from it. */
    SUBSIDY,
    /** Intérêts moratoires et indemnité forfaitaire, due without request and without a commitment. */
    LATE_INTEREST,
    /** Restitution d'une retenue de garantie, opened when the ordonnateur releases it. */
    RETENTION_RELEASE;

    /** Somebody outside asks for it; the ledger opens the others by itself. */
    public boolean isReceived() {
        return switch (this) {
            case INVOICE, CREDIT_NOTE, ADVANCE, INSTALMENT, BALANCE, SUBSIDY -> true;
            case LATE_INTEREST, RETENTION_RELEASE -> false;
        };
    }

    /** It is claimed for service that was certified, which its acceptance clears. */
    public boolean clearsService() {
        return switch (this) {
            case INVOICE, INSTALMENT, BALANCE, SUBSIDY -> true;
            case CREDIT_NOTE, ADVANCE, LATE_INTEREST, RETENTION_RELEASE -> false;
        };
    }

    /** A principal sum of a public contract, which bears interest when it is paid late. */
    boolean bearsInterest() {
        return switch (this) {
            case INVOICE, ADVANCE, INSTALMENT, BALANCE -> true;
            case CREDIT_NOTE, SUBSIDY, LATE_INTEREST, RETENTION_RELEASE -> false;
        };
    }
}
