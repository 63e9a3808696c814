package fr.quitus.domain.value;

/** SIRET : the fourteen digits that identify an establishment. */
public record Siret(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{14}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "73282932000074";

    private static final String LA_POSTE = "356000000";

    public Siret {
        InvalidValue.matching(text, PATTERN, "un SIRET (quatorze chiffres)");
    }

    public static Siret of(String text) {
        return new Siret(text);
    }

    /**
     * Whether its last digit is the key that Luhn's formula gives, or, for an establishment of La Poste, whether its
     * digits add up to a multiple of five: La Poste has more establishments than Luhn leaves it keys.
     */
    public boolean hasItsKey() {
        int luhn = 0;
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            luhn += weighted > 9 ? weighted - 9 : weighted;
            sum += digit;
        }
        return luhn % 10 == 0 || (text.startsWith(LA_POSTE) && sum % 5 == 0);
    }

    @Override
    public String toString() {
        return text;
    }
}
