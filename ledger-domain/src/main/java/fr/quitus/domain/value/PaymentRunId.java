package fr.quitus.domain.value;

/** Campagne de paiement : payments sent to the bank together. */
public record PaymentRunId(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z0-9][A-Z0-9-]{0,29}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "2025-03-A";

    public PaymentRunId {
        InvalidValue.matching(text, PATTERN, "un identifiant de campagne de paiement");
    }

    public static PaymentRunId of(String text) {
        return new PaymentRunId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
