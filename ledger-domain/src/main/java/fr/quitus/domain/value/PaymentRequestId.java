package fr.quitus.domain.value;

import java.util.UUID;

/**
 * Identity of a payment request (DP): made from the supplier's SIRET, its invoice number and the invoice's year, so
 * that the same invoice received twice is the same request.
 */
public record PaymentRequestId(UUID value) implements TextValue {
    public static PaymentRequestId of(String text) {
        InvalidValue.matching(
                text,
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "l'identifiant d'une demande de paiement (UUID)");
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
