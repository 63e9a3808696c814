package fr.quitus.domain.value;

/** Tiers : ten digits, a creditor or debtor of the State. */
public record ThirdPartyId(String text) implements TextValue {
    public ThirdPartyId {
        InvalidValue.matching(text, "[0-9]{10}", "un numéro de tiers (dix chiffres)");
    }

    public static ThirdPartyId of(String text) {
        return new ThirdPartyId(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
