package fr.quitus.interchange;

import fr.quitus.domain.value.InvalidValue;
import java.util.regex.Pattern;

/** BIC : the code of a bank (ISO 9362), eight or eleven characters. */
public record Bic(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    public Bic {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValue(Shown.text(text) + " n'est pas un BIC (8 ou 11 caractères).");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
