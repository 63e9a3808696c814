package fr.quitus.interchange.bank;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.interchange.FileFault;
import fr.quitus.interchange.Shown;
import fr.quitus.interchange.xml.XmlNode;

/** Sens : a credit brings money to the State's account, a debit takes it away. */
public enum Direction {
    CREDIT,
    DEBIT;

    static Direction of(XmlNode indicator) {
        return switch (indicator.text()) {
            case "CRDT" -> CREDIT;
            case "DBIT" -> DEBIT;
            default ->
                throw indicator.refuse(
                        FileFault.SENS_INCONNU, Shown.text(indicator.text()) + " n'est pas un sens connu.");
        };
    }

    public Balance signed(Amount amount) {
        return signed(amount.balance());
    }

    Balance signed(Balance unsigned) {
        return this == CREDIT ? unsigned : Balance.ZERO.minus(unsigned);
    }
}
