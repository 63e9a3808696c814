package fr.quitus.domain.value;

/** Programme : four digits, zero-padded, such as {@code 0156}. */
public record ProgrammeCode(String text) implements TextValue {
    public ProgrammeCode {
        InvalidValue.matching(text, "[0-9]{4}", "un code de programme (quatre chiffres, par exemple 0156)");
    }

    public static ProgrammeCode of(String text) {
        return new ProgrammeCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
