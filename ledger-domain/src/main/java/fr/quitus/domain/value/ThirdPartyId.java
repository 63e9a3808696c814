package fr.quitus.domain.value;

/** Tiers : ten digits, a creditor or debtor of the State. */
public record ThirdPartyId(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{10}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "1001465507";

    public ThirdPartyId {
        InvalidValue.matching(text, PATTERN, "un numéro de tiers (dix chiffres)");
    }

    public static ThirdPartyId of(String text) {
        return new ThirdPartyId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
