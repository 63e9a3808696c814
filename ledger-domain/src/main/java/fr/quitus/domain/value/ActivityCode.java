package fr.quitus.domain.value;

/** Activité du référentiel de programmation : twelve digits. */
public record ActivityCode(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{12}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "015600000101";

    public ActivityCode {
        InvalidValue.matching(text, PATTERN, "un code d'activité (douze chiffres)");
    }

    public static ActivityCode of(String text) {
        return new ActivityCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
