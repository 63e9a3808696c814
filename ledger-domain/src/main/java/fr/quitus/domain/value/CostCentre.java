package fr.quitus.domain.value;

/** Centre de coûts : ten characters, such as {@code AECADAF093}. */
public record CostCentre(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z0-9]{10}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "AECADAF093";

    public CostCentre {
        InvalidValue.matching(text, PATTERN, "un centre de coûts (dix caractères)");
    }

    public static CostCentre of(String text) {
        return new CostCentre(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
