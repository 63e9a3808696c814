package fr.quitus.domain.revenue;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import org.jspecify.annotations.Nullable;

/**
 * Remboursement d'un excédent : one sum sent back to the debtor, and what the bank said of its last transfer.
 *
 * @param endToEndId of the last transfer
 * @param transfers how many were sent
 * @param settledBy the debit on the statement
 * @param returnedBy the bank's reference of the rejection or the return
 */
public record Refund(
        String endToEndId,
        int transfers,
        Amount amount,
        @Personal Iban payeeIban,
        @Nullable BankEntryId settledBy,
        @Nullable BankEntryId returnedBy) {
    boolean isOnItsWay() {
        return settledBy == null && returnedBy == null;
    }

    Refund settled(BankEntryId entry) {
        return new Refund(endToEndId, transfers, amount, payeeIban, entry, returnedBy);
    }

    Refund returned(BankEntryId entry) {
        return new Refund(endToEndId, transfers, amount, payeeIban, settledBy, entry);
    }

    Refund sentAgain(String identity, Iban iban) {
        return new Refund(identity, transfers + 1, amount, iban, null, null);
    }
}
