package fr.quitus.domain.payment;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ReturnReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * Virement : one attempt to pay a request, and what the bank said of it. Told again, it says nothing new.
 *
 * @param payeeIban the account it was sent to
 * @param amount what it was for; an opposition served when it came back leaves less to the next one
 * @param settledBy the debit on the statement
 * @param returnedBy the bank's own reference of the rejection or of the return
 */
public record Transfer(
        String endToEndId,
        @Personal Iban payeeIban,
        Amount amount,
        @Nullable BankEntryId settledBy,
        @Nullable BankEntryId returnedBy,
        @Nullable ReturnReasonCode returnReason) {
    static Transfer sent(String endToEndId, Iban payeeIban, Amount amount) {
        return new Transfer(endToEndId, payeeIban, amount, null, null, null);
    }

    boolean isOnItsWay() {
        return settledBy == null && returnedBy == null;
    }

    Transfer settled(BankEntryId entry) {
        return new Transfer(endToEndId, payeeIban, amount, entry, returnedBy, returnReason);
    }

    Transfer returned(BankEntryId reference, ReturnReasonCode reason) {
        return new Transfer(endToEndId, payeeIban, amount, settledBy, reference, reason);
    }
}
