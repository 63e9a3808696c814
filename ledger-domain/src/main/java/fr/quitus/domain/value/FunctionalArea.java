package fr.quitus.domain.value;

/** Domaine fonctionnel : programme, action and possibly sub-action, such as {@code 0104-12-08}. */
public record FunctionalArea(String text) implements TextValue {
    public FunctionalArea {
        InvalidValue.matching(
                text, "[0-9]{4}-[0-9A-Z]{2}(-[0-9A-Z]{2})?", "un domaine fonctionnel (par exemple 0104-12-08)");
    }

    public static FunctionalArea of(String text) {
        return new FunctionalArea(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
