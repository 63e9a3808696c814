package fr.quitus.interchange.bank;

import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Écriture du relevé.
 *
 * @param line where it stands in the file
 * @param reference AcctSvcrRef, what the bank calls it: with the IBAN its identity. Null only if it is not booked
 * @param direction as it stands on the account, reversals included
 * @param reversal whether the bank says that it takes back an earlier entry
 * @param bookedOn date the bank booked it, null if it is not booked
 */
public record BankEntry(
        int line,
        @Nullable String reference,
        EntryStatus status,
        Direction direction,
        Amount amount,
        boolean reversal,
        @Nullable LocalDate bookedOn,
        LocalDate valueOn,
        List<BankTransaction> transactions) {

    public BankEntry {
        transactions = List.copyOf(transactions);
    }

    /** What it does to the balance of the account. */
    public Balance effect() {
        return status == EntryStatus.BOOKED ? direction.signed(amount) : Balance.ZERO;
    }
}
