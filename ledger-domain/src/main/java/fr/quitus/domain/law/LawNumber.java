package fr.quitus.domain.law;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.TextValue;

/** Valeur d'un paramètre de droit as its text writes it: euros, per cent, days, years, or 1 and 0. */
public record LawNumber(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{1,13}(\\.[0-9]{1,2})?";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "500000.00";

    public LawNumber {
        InvalidValue.matching(text, PATTERN, "un nombre positif de deux décimales au plus, par exemple 2.15");
    }

    public static LawNumber of(String text) {
        return new LawNumber(text);
    }

    boolean isIn(LawUnit unit) {
        return text.matches(unit.pattern());
    }

    /** What rules count with: cents, hundredths of a per cent, days, years, or one and zero. */
    long in(LawUnit unit) {
        return switch (unit) {
            case EUROS, PERCENT -> Balance.parse(text).cents();
            case DAYS, MONTHS, YEARS, YES_NO -> Long.parseLong(text);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
