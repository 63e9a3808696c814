package fr.quitus.domain.value;

/** Mission : two capital letters, such as {@code DA} for Défense. */
public record MissionCode(String text) implements TextValue {
    public MissionCode {
        InvalidValue.matching(text, "[A-Z]{2}", "un code de mission (deux lettres, par exemple DA)");
    }

    public static MissionCode of(String text) {
        return new MissionCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
