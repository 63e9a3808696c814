package fr.quitus.domain.value;

/** Référence d'une écriture manuelle, as its comptable numbers it, such as {@code OD-2026-0017} : used once. */
public record EntryReference(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z0-9][A-Z0-9-]{0,31}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "OD-2026-0017";

    public EntryReference {
        InvalidValue.matching(text, PATTERN, "une référence d'écriture (par exemple OD-2026-0017)");
    }

    public static EntryReference of(String text) {
        return new EntryReference(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
