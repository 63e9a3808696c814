package fr.quitus.interchange.bank;

import fr.quitus.domain.value.Iban;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Relevé de compte (camt.053) ou avis d'opérations (camt.054).
 *
 * @param line where it stands in the file
 * @param messageId identity of the file given by the bank
 * @param id identity of the statement given by the bank
 * @param sequence number of the statement in its sequence, legal or electronic
 * @param opening null where the bank gives none, as in notifications and following pages
 */
public record BankStatement(
        int line,
        Kind kind,
        String messageId,
        String id,
        @Nullable String sequence,
        @Nullable LocalDate createdOn,
        Iban account,
        @Nullable DatedBalance opening,
        @Nullable DatedBalance closing,
        List<BankEntry> entries) {

    public BankStatement {
        entries = List.copyOf(entries);
    }

    /** Whether opening and closing balance were given, so that they were checked against the entries. */
    public boolean isBalanceChecked() {
        return opening != null && closing != null;
    }

    /** Which message it came in. */
    public enum Kind {
        /** Relevé: camt.053, the whole of a day. */
        STATEMENT,
        /** Avis: camt.054, some entries, without balances. */
        NOTIFICATION
    }
}
