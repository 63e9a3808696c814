package fr.quitus.domain.value;

/** Numéro de demande de paiement : nine digits. */
public record PaymentRequestNumber(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{9}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "100000001";

    public PaymentRequestNumber {
        InvalidValue.matching(text, PATTERN, "un numéro de DP (neuf chiffres)");
    }

    public static PaymentRequestNumber of(String text) {
        return new PaymentRequestNumber(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
