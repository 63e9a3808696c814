package fr.quitus.domain.value;

/** Ligne de recette : four digits; non-tax revenues run from 2110 to 2699 (loi de finances, état A). */
public record RevenueLine(String text) implements TextValue {
    public RevenueLine {
        InvalidValue.matching(text, "[0-9]{4}", "une ligne de recette (quatre chiffres)");
    }

    public static RevenueLine of(String text) {
        return new RevenueLine(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
