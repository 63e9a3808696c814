package fr.quitus.domain.value;

/** Mission : two capital letters, such as {@code DA} for Défense. */
public record MissionCode(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z]{2}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "DA";

    public MissionCode {
        InvalidValue.matching(text, PATTERN, "un code de mission (deux lettres, par exemple DA)");
    }

    public static MissionCode of(String text) {
        return new MissionCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
