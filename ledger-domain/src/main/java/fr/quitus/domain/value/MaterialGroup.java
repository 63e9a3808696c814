package fr.quitus.domain.value;

/** Groupe de marchandises : {@code NN.NN.NN}. */
public record MaterialGroup(String text) implements TextValue {
    public MaterialGroup {
        InvalidValue.matching(
                text, "[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}", "un groupe de marchandises (par exemple 36.01.01)");
    }

    public static MaterialGroup of(String text) {
        return new MaterialGroup(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
