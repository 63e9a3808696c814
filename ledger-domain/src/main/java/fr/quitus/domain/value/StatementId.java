package fr.quitus.domain.value;

/** État financier publié : named by who publishes it. */
public record StatementId(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z0-9][A-Z0-9-]{0,39}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "BILAN-2026-1";

    public StatementId {
        InvalidValue.matching(text, PATTERN, "un identifiant d'état financier");
    }

    public static StatementId of(String text) {
        return new StatementId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
