package fr.quitus.domain.value;

/** Reprise : the taking over of one system's books, named by who signs its files. */
public record TakeoverId(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z0-9][A-Z0-9-]{0,31}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "CHORUS-2026";

    public TakeoverId {
        InvalidValue.matching(text, PATTERN, "un identifiant de reprise (par exemple CHORUS-2026)");
    }

    public static TakeoverId of(String text) {
        return new TakeoverId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
