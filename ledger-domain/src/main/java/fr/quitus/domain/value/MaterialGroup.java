package fr.quitus.domain.value;

/** Groupe de marchandises : {@code NN.NN.NN}. */
public record MaterialGroup(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "36.01.01";

    public MaterialGroup {
        InvalidValue.matching(text, PATTERN, "un groupe de marchandises (par exemple 36.01.01)");
    }

    public static MaterialGroup of(String text) {
        return new MaterialGroup(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
