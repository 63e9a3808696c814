package fr.quitus.domain.value;

/** Localisation interministérielle, such as {@code N53} or {@code B100000}. */
public record InterministerialLocation(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z][0-9]{0,7}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "N53";

    public InterministerialLocation {
        InvalidValue.matching(text, PATTERN, "une localisation interministérielle (par exemple N53)");
    }

    public static InterministerialLocation of(String text) {
        return new InterministerialLocation(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
