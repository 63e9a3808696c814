package fr.quitus.domain.value;

/** Programme : four digits, zero-padded, such as {@code 0156}. */
public record ProgrammeCode(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{4}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "0156";

    public ProgrammeCode {
        InvalidValue.matching(text, PATTERN, "un code de programme (quatre chiffres, par exemple 0156)");
    }

    public static ProgrammeCode of(String text) {
        return new ProgrammeCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
