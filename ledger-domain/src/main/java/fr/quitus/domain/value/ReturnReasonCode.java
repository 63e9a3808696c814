package fr.quitus.domain.value;

/** Motif bancaire d'un rejet ou d'un retour : ISO 20022's external status reason code, such as {@code AC04}. */
public record ReturnReasonCode(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z0-9]{4}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "AC04";

    public ReturnReasonCode {
        InvalidValue.matching(text, PATTERN, "un motif bancaire de quatre caractères, par exemple AC04");
    }

    public static ReturnReasonCode of(String text) {
        return new ReturnReasonCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
