package fr.quitus.domain.value;

/** Compte du plan comptable de l'État (PCE) : ten digits, the first is the class (1 to 8). */
public record AccountCode(String text) implements TextValue, Comparable<AccountCode> {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[1-8][0-9]{9}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "6113110000";

    public AccountCode {
        InvalidValue.matching(text, PATTERN, "un compte du plan comptable de l'État (dix chiffres)");
    }

    public static AccountCode of(String text) {
        return new AccountCode(text);
    }

    /** Classe 6 : a charge of the year. */
    public boolean isCharge() {
        return text.charAt(0) == '6';
    }

    /** Classe 2 : a fixed asset. */
    public boolean isFixedAsset() {
        return text.charAt(0) == '2';
    }

    /** Classe 7 : a product of the year. */
    public boolean isProduct() {
        return text.charAt(0) == '7';
    }

    @Override
    public int compareTo(AccountCode other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
