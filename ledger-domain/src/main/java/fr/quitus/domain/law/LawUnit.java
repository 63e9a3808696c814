package fr.quitus.domain.law;

/** Unité d'un paramètre de droit : how its value is written, and the whole number that rules count with. */
public enum LawUnit {
    /** Euros, counted in cents. */
    EUROS("[0-9]{1,13}(\\.[0-9]{1,2})?", "un montant en euros, par exemple 500000.00"),
    /** Per cent, counted in hundredths of a per cent. */
    PERCENT("[0-9]{1,2}(\\.[0-9]{1,2})?", "un pourcentage, par exemple 2.15"),
    /** Calendar days. */
    DAYS("[1-9][0-9]{0,2}", "un nombre de jours de 1 à 999"),
    /** Calendar months. */
    MONTHS("[1-9][0-9]?", "un nombre de mois de 1 à 99"),
    /** Years. */
    YEARS("[1-9][0-9]?", "un nombre d'années de 1 à 99"),
    /** Whether something is so. */
    YES_NO("[01]", "1 pour oui, 0 pour non");

    private final String pattern;
    private final String expected;

    LawUnit(String pattern, String expected) {
        this.pattern = pattern;
        this.expected = expected;
    }

    String pattern() {
        return pattern;
    }

    String expected() {
        return expected;
    }
}
