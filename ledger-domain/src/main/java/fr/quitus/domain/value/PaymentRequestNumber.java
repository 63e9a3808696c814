package fr.quitus.domain.value;

/** Numéro de demande de paiement : nine digits. */
public record PaymentRequestNumber(String text) implements TextValue {
    public PaymentRequestNumber {
        InvalidValue.matching(text, "[0-9]{9}", "un numéro de DP (neuf chiffres)");
    }

    public static PaymentRequestNumber of(String text) {
        return new PaymentRequestNumber(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
