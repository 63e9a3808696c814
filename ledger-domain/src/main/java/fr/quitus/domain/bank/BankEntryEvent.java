package fr.quitus.domain.bank;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import java.time.LocalDate;
import java.util.List;

/** What happens to an entry of the State's bank statement. */
public sealed interface BankEntryEvent extends LedgerEvent {
    BankEntryId bankEntryId();

    @Override
    default String aggregateId() {
        return BankEntry.aggregateId(bankEntryId());
    }

    /** Écriture bancaire reçue. The side is the bank's: a DEBIT leaves the State's account. */
    @EventName("bank-entry-received.v1")
    record BankEntryReceived(
            BankEntryId bankEntryId,
            Iban account,
            String servicerReference,
            Side side,
            Amount amount,
            LocalDate valueDate)
            implements BankEntryEvent {}

    /** Écriture bancaire imputée, in whole or in part, to a payment or a title named by its stream. */
    @EventName("bank-entry-allocated.v1")
    record BankEntryAllocated(BankEntryId bankEntryId, Amount amount, String target) implements BankEntryEvent {}

    /** Recette à identifier : what is left of a credit waits on account 4711, with entry P32a. */
    @EventName("receipt-unidentified.v1")
    record ReceiptUnidentified(
            BankEntryId bankEntryId,
            Amount amount,
            String reason,
            LocalDate recordedOn,
            ActorId recordedBy,
            List<JournalEntry> entries)
            implements BankEntryEvent {
        public ReceiptUnidentified {
            entries = List.copyOf(entries);
        }
    }

    /** Recette identifiée, in whole or in part: its entry P32b is on what it pays, which its stream names. */
    @EventName("receipt-identified.v1")
    record ReceiptIdentified(BankEntryId bankEntryId, Amount amount, String target) implements BankEntryEvent {}
}
