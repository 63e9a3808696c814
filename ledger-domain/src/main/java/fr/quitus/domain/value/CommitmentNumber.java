package fr.quitus.domain.value;

/** Numéro d'engagement juridique : ten digits, allocated with gaps allowed. */
public record CommitmentNumber(String text) implements TextValue {
    public CommitmentNumber {
        InvalidValue.matching(text, "[0-9]{10}", "un numéro d'EJ (dix chiffres)");
    }

    public static CommitmentNumber of(String text) {
        return new CommitmentNumber(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
