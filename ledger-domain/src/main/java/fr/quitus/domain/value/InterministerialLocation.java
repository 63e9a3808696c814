package fr.quitus.domain.value;

/** Localisation interministérielle, such as {@code N53} or {@code B100000}. */
public record InterministerialLocation(String text) implements TextValue {
    public InterministerialLocation {
        InvalidValue.matching(text, "[A-Z][0-9]{2,6}", "une localisation interministérielle (par exemple N53)");
    }

    public static InterministerialLocation of(String text) {
        return new InterministerialLocation(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
