package fr.quitus.domain.value;

import java.util.UUID;

/**
 * Identity of an entry of the State's bank statement: IBAN and servicer reference ({@code AcctSvcrRef} of camt.053).
 */
public record BankEntryId(UUID value) implements TextValue {
    /** What its text looks like, as a regular expression. */
    public static final String PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    /** One such text, for the reference. */
    public static final String EXAMPLE = "0f8d2a3c-5b7e-5c1d-8a9b-3e4f5a6b7c8d";

    public static BankEntryId of(String text) {
        InvalidValue.matching(text, PATTERN, "l'identifiant d'une écriture bancaire (UUID)");
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
