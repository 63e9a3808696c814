package fr.quitus.domain.value;

/** Centre de coûts : ten characters, such as {@code AECADAF093}. */
public record CostCentre(String text) implements TextValue {
    public CostCentre {
        InvalidValue.matching(text, "[A-Z0-9]{10}", "un centre de coûts (dix caractères)");
    }

    public static CostCentre of(String text) {
        return new CostCentre(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
