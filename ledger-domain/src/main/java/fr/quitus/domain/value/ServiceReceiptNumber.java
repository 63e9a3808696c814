package fr.quitus.domain.value;

/** Numéro de service fait : nine digits. */
public record ServiceReceiptNumber(String text) implements TextValue {
    public ServiceReceiptNumber {
        InvalidValue.matching(text, "[0-9]{9}", "un numéro de service fait (neuf chiffres)");
    }

    public static ServiceReceiptNumber of(String text) {
        return new ServiceReceiptNumber(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
