package fr.quitus.domain.value;

import java.util.UUID;

/**
 * Identity of an entry of the State's bank statement: IBAN and servicer reference ({@code AcctSvcrRef} of camt.053).
 */
public record BankEntryId(UUID value) implements TextValue {
    public static BankEntryId of(String text) {
        InvalidValue.matching(
                text,
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                "l'identifiant d'une écriture bancaire (UUID)");
        return new BankEntryId(UUID.fromString(text));
    }

    public static BankEntryId ofStatement(Iban account, String servicerReference) {
        return new BankEntryId(NamedId.of("bank-entry", account.text(), servicerReference));
    }

    @Override
    public String text() {
        return value.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
