package fr.quitus.domain.value;

import java.math.BigInteger;

/**
 * IBAN : the creditor's or the State's bank account, its check digits verified (ISO 13616, modulo 97) and between 02
 * and 98, so that an account has one IBAN only: bank entries get their identity from it. A creditor's stands sealed in
 * events and states ({@link SealedText}).
 */
public record Iban(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "FR1420041010050500013M02606";

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    public Iban {
        if (!SealedText.isSealed(text)) {
            requireClear(text);
        }
    }

    private static void requireClear(String text) {
        InvalidValue.matching(text, PATTERN, "un IBAN (sans espace)");
        if (remainder(text) != 1 || text.substring(2, 4).matches("00|01|99")) {
            throw new InvalidValue("« " + text + " » n'est pas un IBAN : sa clé de contrôle est fausse.");
        }
    }

    /** A clear one, as people give it. */
    public static Iban of(String text) {
        requireClear(text);
        return new Iban(text);
    }

    /** One that an event holds: sealed, or clear where it is the State's own. */
    public static Iban stored(String text) {
        return new Iban(text);
    }

    private static int remainder(String text) {
        StringBuilder digits = new StringBuilder();
        for (char c : (text.substring(4) + text.substring(0, 4)).toCharArray()) {
            digits.append(Character.digit(c, 36));
        }
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
    }

    @Override
    public String toString() {
        return text;
    }
}
