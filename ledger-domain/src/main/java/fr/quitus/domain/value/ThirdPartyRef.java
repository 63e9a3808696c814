package fr.quitus.domain.value;

/**
 * Désignation d'un tiers : the SIRET of a legal person, the number of a natural one. Made from what the party is, so
 * that an act that knows a supplier's SIRET finds his file without looking it up.
 */
public record ThirdPartyRef(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{14}|[0-9]{10}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "73282932000074";

    private static final int PERSON_DIGITS = 10;

    public ThirdPartyRef {
        InvalidValue.matching(text, PATTERN, "un tiers (SIRET, ou numéro de dix chiffres d'une personne physique)");
    }

    public static ThirdPartyRef of(String text) {
        return new ThirdPartyRef(text);
    }

    public static ThirdPartyRef of(Siret siret) {
        return new ThirdPartyRef(siret.text());
    }

    public static ThirdPartyRef of(ThirdPartyId person) {
        return new ThirdPartyRef(person.text());
    }

    /** A natural person, and not a legal one: told by the length of what designates her. */
    public boolean isPerson() {
        return text.length() == PERSON_DIGITS;
    }

    @Override
    public String toString() {
        return text;
    }
}
