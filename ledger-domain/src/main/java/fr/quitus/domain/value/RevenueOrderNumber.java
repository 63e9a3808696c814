package fr.quitus.domain.value;

/** Numéro de titre de perception : ten digits. */
public record RevenueOrderNumber(String text) implements TextValue {
    public RevenueOrderNumber {
        InvalidValue.matching(text, "[0-9]{10}", "un numéro de titre (dix chiffres)");
    }

    public static RevenueOrderNumber of(String text) {
        return new RevenueOrderNumber(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
