package fr.quitus.domain.value;

/** Numéro d'engagement juridique : ten digits, allocated with gaps allowed. */
public record CommitmentNumber(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{10}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "2100000001";

    public CommitmentNumber {
        InvalidValue.matching(text, PATTERN, "un numéro d'EJ (dix chiffres)");
    }

    public static CommitmentNumber of(String text) {
        return new CommitmentNumber(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
