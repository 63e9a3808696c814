package fr.quitus.domain.value;

/** Ligne de recette : four digits; non-tax revenues run from 2110 to 2699 (loi de finances, état A). */
public record RevenueLine(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{4}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "2110";

    public RevenueLine {
        InvalidValue.matching(text, PATTERN, "une ligne de recette (quatre chiffres)");
    }

    public static RevenueLine of(String text) {
        return new RevenueLine(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
