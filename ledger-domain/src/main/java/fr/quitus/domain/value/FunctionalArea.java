package fr.quitus.domain.value;

/** Domaine fonctionnel : programme, action and possibly sub-action, such as {@code 0104-12-08}. */
public record FunctionalArea(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{4}-[0-9A-Z]{2}(-[0-9A-Z]{2})?";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "0104-12-08";

    public FunctionalArea {
        InvalidValue.matching(text, PATTERN, "un domaine fonctionnel (par exemple 0104-12-08)");
    }

    public static FunctionalArea of(String text) {
        return new FunctionalArea(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
