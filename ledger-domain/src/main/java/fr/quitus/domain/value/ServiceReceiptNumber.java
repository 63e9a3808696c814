package fr.quitus.domain.value;

/** Numéro de service fait : nine digits. */
public record ServiceReceiptNumber(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{9}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "500000001";

    public ServiceReceiptNumber {
        InvalidValue.matching(text, PATTERN, "un numéro de service fait (neuf chiffres)");
    }

    public static ServiceReceiptNumber of(String text) {
        return new ServiceReceiptNumber(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
