package fr.quitus.app.scenario;

import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.InvalidValue;

/** Montants as accountants write them: {@code 12 000.00}, a point before the cents, spaces between thousands. */
final class Amounts {
    private static final String WRITTEN =
            "-?[0-9]{1,3}([ \u00a0\u202f][0-9]{3})*(\\.[0-9]{1,2})?|-?[0-9]{1,14}(\\.[0-9]{1,2})?";

    private Amounts() {}

    /** @throws InvalidValue if the text is no amount */
    static Balance parse(String text) {
        if (!text.matches(WRITTEN)) {
            throw new InvalidValue("« " + text + " » n'est pas un montant en euros, par exemple 12 000.00.");
        }
        return Balance.parse(text.replaceAll("[ \u00a0\u202f]", ""));
    }

    /** The amount with its thousands apart, for reports. */
    static String written(Balance amount) {
        String text = amount.text();
        int point = text.indexOf('.');
        return text.substring(0, point).replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", " ") + text.substring(point);
    }
}
