package fr.quitus.domain.value;

/** Activité du référentiel de programmation : twelve digits. */
public record ActivityCode(String text) implements TextValue {
    public ActivityCode {
        InvalidValue.matching(text, "[0-9]{12}", "un code d'activité (douze chiffres)");
    }

    public static ActivityCode of(String text) {
        return new ActivityCode(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
