package fr.quitus.domain.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/**
 * Identity of a payment request (DP): made from the supplier's SIRET, or number of a natural person, its invoice
 * number and the invoice's year, so that the same invoice received twice is the same request.
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
        return ofInvoice(ThirdPartyRef.of(supplier), invoiceNumber, invoiceYear);
    }

    public static PaymentRequestId ofInvoice(ThirdPartyRef supplier, String invoiceNumber, int invoiceYear) {
        // F-117, f-117 and "F 117 " are one invoice: what a scanner or a typist changes makes no second payment.
        String canonical = Normalizer.normalize(invoiceNumber, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]", "")
                .toUpperCase(Locale.ROOT);
        return new PaymentRequestId(NamedId.of("invoice", supplier.text(), canonical, String.valueOf(invoiceYear)));
    }

    /** An expense the bank debited without an order: one for one entry of the statement. */
    public static PaymentRequestId ofDirectPayment(BankEntryId entry) {
        return new PaymentRequestId(NamedId.of("direct-payment", entry.text()));
    }

    /** The pay of a unit for a month. */
    public static PaymentRequestId ofPayroll(FundsCentre fundsCentre, FiscalYear year, int month) {
        return new PaymentRequestId(
                NamedId.of("payroll", fundsCentre.text(), String.valueOf(year.value()), String.valueOf(month)));
    }

    /** The request that pays the interest of a late one: there is at most one. */
    public static PaymentRequestId ofLateInterest(PaymentRequestId principal) {
        return new PaymentRequestId(NamedId.of("late-interest", principal.text()));
    }

    /**
     * The request that pays the interest of a late offset of another one.
     *
     * @param offsetBefore what was offset of it before: no two offsets come after the same
     */
    public static PaymentRequestId ofLateInterest(PaymentRequestId principal, Balance offsetBefore) {
        return new PaymentRequestId(
                NamedId.of("late-interest-of-offset", principal.text(), String.valueOf(offsetBefore.cents())));
    }

    /** The request that asks for the rest of an invoice that this one was split of: there is at most one. */
    public static PaymentRequestId ofRemainder(PaymentRequestId split) {
        return new PaymentRequestId(NamedId.of("invoice-remainder", split.text()));
    }

    /** The request that pays back what this one retained: there is at most one. */
    public static PaymentRequestId ofRetentionRelease(PaymentRequestId principal) {
        return new PaymentRequestId(NamedId.of("retention-release", principal.text()));
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
