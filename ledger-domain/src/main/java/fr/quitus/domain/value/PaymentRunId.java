package fr.quitus.domain.value;

/** Campagne de paiement : payments sent to the bank together. */
public record PaymentRunId(String text) implements TextValue {
    public PaymentRunId {
        InvalidValue.matching(text, "[A-Z0-9][A-Z0-9-]{0,29}", "un identifiant de campagne de paiement");
    }

    public static PaymentRunId of(String text) {
        return new PaymentRunId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
