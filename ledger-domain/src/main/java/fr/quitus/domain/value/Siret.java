package fr.quitus.domain.value;

/** SIRET : the fourteen digits that identify an establishment. */
public record Siret(String text) implements TextValue {
    public Siret {
        InvalidValue.matching(text, "[0-9]{14}", "un SIRET (quatorze chiffres)");
    }

    public static Siret of(String text) {
        return new Siret(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
