package fr.quitus.domain.value;

import java.time.LocalDate;

/** Civil dates given by people: bounded, so that no arithmetic on them and no fiscal year made of them can fail. */
public final class Dates {
    public static final int DATE_YEAR_MIN = 2006;
    public static final int DATE_YEAR_MAX = 2199;

    private Dates() {}

    /** @param name what the date is, in French, for the message */
    public static LocalDate bounded(String name, LocalDate date) {
        if (date != null && (date.getYear() < DATE_YEAR_MIN || date.getYear() > DATE_YEAR_MAX)) {
            throw new InvalidValue(
                    name + " est une date entre " + DATE_YEAR_MIN + " et " + DATE_YEAR_MAX + " : " + date + ".");
        }
        return date;
    }
}
