package fr.quitus.domain.value;

/** Numéro de titre de perception : ten digits. */
public record RevenueOrderNumber(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{10}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "3100000001";

    public RevenueOrderNumber {
        InvalidValue.matching(text, PATTERN, "un numéro de titre (dix chiffres)");
    }

    public static RevenueOrderNumber of(String text) {
        return new RevenueOrderNumber(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
