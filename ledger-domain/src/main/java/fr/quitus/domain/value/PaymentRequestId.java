package fr.quitus.domain.value;

import java.util.UUID;

/**
 * Identity of a payment request (DP): made from the supplier's SIRET, its invoice number and the invoice's year, so
 * that the same invoice received twice is the same request.
 */
public record PaymentRequestId(UUID value) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "7d9f0c2e-1a4b-5d3c-9e8f-2b6a7c8d9e0f";

    public static PaymentRequestId of(String text) {
        InvalidValue.matching(text, PATTERN, "l'identifiant d'une demande de paiement (UUID)");
        return new PaymentRequestId(UUID.fromString(text));
    }

    public static PaymentRequestId ofInvoice(Siret supplier, String invoiceNumber, int invoiceYear) {
        return new PaymentRequestId(NamedId.of("invoice", supplier.text(), invoiceNumber, String.valueOf(invoiceYear)));
    }

    @Override
    public String text() {
        return value.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
