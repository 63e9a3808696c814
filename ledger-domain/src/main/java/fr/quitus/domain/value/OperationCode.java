package fr.quitus.domain.value;

/** Opération d'investissement (tranche fonctionnelle), such as {@code TF-2026-0017} : what AE are affected to. */
public record OperationCode(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z0-9][A-Z0-9-]{0,23}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "TF-2026-0017";

    public OperationCode {
        InvalidValue.matching(text, PATTERN, "une opération d'investissement (par exemple TF-2026-0017)");
    }

    public static OperationCode of(String text) {
        return new OperationCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
