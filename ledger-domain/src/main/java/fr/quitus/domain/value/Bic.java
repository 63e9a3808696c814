package fr.quitus.domain.value;

/** BIC : the bank that keeps an account (ISO 9362), eight or eleven characters. */
public record Bic(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "PSSTFRPPREN";

    public Bic {
        InvalidValue.matching(text, PATTERN, "un BIC (huit ou onze caractères)");
    }

    public static Bic of(String text) {
        return new Bic(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
