package fr.quitus.domain.revenue;

import fr.quitus.domain.EventName;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.List;

/** What becomes of what was paid and is not owed. */
public sealed interface ExcessEvent extends RevenueOrderEvent {

    /**
     * Excédent remboursé : a transfer is sent to the debtor, with entry P34. No credits are consumed.
     *
     * @param recorded the part of it that had been budget revenue, which is reversed
     */
    @EventName("overpayment-refunded.v1")
    record OverpaymentRefunded(
            RevenueOrderNumber revenueOrderNumber,
            String endToEndId,
            Amount amount,
            List<RevenueShare> recorded,
            @Personal Iban payeeIban,
            LocalDate valueDate,
            ActorId refundedBy,
            List<JournalEntry> entries)
            implements ExcessEvent {
        public OverpaymentRefunded {
            recorded = List.copyOf(recorded);
            entries = List.copyOf(entries);
        }
    }

    /** Excédent imputé à un autre titre du redevable, with entry P34b. */
    @EventName("overpayment-offset.v1")
    record OverpaymentOffset(
            RevenueOrderNumber revenueOrderNumber,
            RevenueOrderNumber paidOrder,
            Amount amount,
            List<RevenueShare> recorded,
            LocalDate offsetOn,
            ActorId offsetBy,
            List<JournalEntry> entries)
            implements ExcessEvent {
        public OverpaymentOffset {
            recorded = List.copyOf(recorded);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Excédent acquis à l'État, with entry P34c: prescribed, or too small to be sent back.
     *
     * @param recorded the part of it that already was budget revenue; the rest is recorded as accidental revenue
     */
    @EventName("overpayment-forfeited.v1")
    record OverpaymentForfeited(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            List<RevenueShare> recorded,
            boolean prescribed,
            LocalDate forfeitedOn,
            ActorId forfeitedBy,
            List<JournalEntry> entries)
            implements ExcessEvent {
        public OverpaymentForfeited {
            recorded = List.copyOf(recorded);
            entries = List.copyOf(entries);
        }
    }

    /** Remboursement débité au relevé, with entry P04. */
    @EventName("refund-settled.v1")
    record RefundSettled(
            RevenueOrderNumber revenueOrderNumber,
            String endToEndId,
            BankEntryId bankEntryId,
            Amount amount,
            LocalDate valueDate,
            List<JournalEntry> entries)
            implements ExcessEvent {
        public RefundSettled {
            entries = List.copyOf(entries);
        }
    }

    /** Remboursement rejeté ou revenu, with entry P05 or P05b: still owed. */
    @EventName("refund-returned.v1")
    record RefundReturned(
            RevenueOrderNumber revenueOrderNumber,
            String endToEndId,
            boolean afterSettlement,
            ReturnReasonCode reasonCode,
            BankEntryId bankEntryId,
            Amount amount,
            LocalDate valueDate,
            List<JournalEntry> entries)
            implements ExcessEvent {
        public RefundReturned {
            entries = List.copyOf(entries);
        }
    }

    /** Remboursement renvoyé, with entry P06. */
    @EventName("refund-reissued.v1")
    record RefundReissued(
            RevenueOrderNumber revenueOrderNumber,
            String returnedEndToEndId,
            String endToEndId,
            @Personal Iban payeeIban,
            Amount amount,
            LocalDate valueDate,
            ActorId reissuedBy,
            List<JournalEntry> entries)
            implements ExcessEvent {
        public RefundReissued {
            entries = List.copyOf(entries);
        }
    }
}
