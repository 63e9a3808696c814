package fr.quitus.domain.value;

/** SIRET : the fourteen digits that identify an establishment. */
public record Siret(String text) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9]{14}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "13000495500015";

    public Siret {
        InvalidValue.matching(text, PATTERN, "un SIRET (quatorze chiffres)");
    }

    public static Siret of(String text) {
        return new Siret(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
