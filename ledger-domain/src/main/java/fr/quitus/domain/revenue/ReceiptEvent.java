package fr.quitus.domain.revenue;

import fr.quitus.domain.EventName;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Title;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is paid on a revenue order. */
public sealed interface ReceiptEvent extends RevenueOrderEvent {

    /**
     * Encaissement imputé au titre, with entry P31 when it comes from the bank and P32b when it waited to be
     * identified; an offset has its entry (P13) on the request that paid, and an excess (P34b) on its own title.
     * Version 3 tells what each position of the claim got, and which title an excess came from.
     *
     * @param bankEntryId of a receipt from the bank
     * @param paymentRequestId of an offset
     * @param excessOf the title that had been paid too much
     * @param shares empty for receipts of before costs and surcharges: earlier lines were paid first
     */
    @EventName("receipt-allocated.v3")
    record ReceiptAllocated(
            RevenueOrderNumber revenueOrderNumber,
            ReceiptKind kind,
            @Nullable BankEntryId bankEntryId,
            @Nullable PaymentRequestId paymentRequestId,
            @Nullable RevenueOrderNumber excessOf,
            Amount amount,
            List<ClaimShare> shares,
            LocalDate valueDate,
            ActorId allocatedBy,
            List<JournalEntry> entries)
            implements ReceiptEvent {
        public ReceiptAllocated {
            shares = List.copyOf(shares);
            entries = List.copyOf(entries);
        }
    }

    /** Recette budgétaire constatée, in the year it is cashed (LOLF art. 28). */
    @EventName("budget-revenue-recorded.v1")
    record BudgetRevenueRecorded(
            RevenueOrderNumber revenueOrderNumber, FiscalYear year, RevenueLine revenueLine, Amount amount)
            implements ReceiptEvent {}

    /** Recette budgétaire annulée : what was recorded is given back, in the year it is (LOLF art. 28). */
    @EventName("budget-revenue-reversed.v1")
    record BudgetRevenueReversed(
            RevenueOrderNumber revenueOrderNumber, FiscalYear year, RevenueLine revenueLine, Amount amount)
            implements ReceiptEvent {}

    /** Excédent de versement constaté, with entry P33; it is owed back and is no budget revenue. */
    @EventName("overpayment-recorded.v1")
    record OverpaymentRecorded(
            RevenueOrderNumber revenueOrderNumber, BankEntryId bankEntryId, Amount excess, List<JournalEntry> entries)
            implements ReceiptEvent {
        public OverpaymentRecorded {
            entries = List.copyOf(entries);
        }
    }

    /** Recouvrement après admission en non-valeur, with entry P40R; the debt was never extinguished. */
    @EventName("recovered-after-write-off.v1")
    record RecoveredAfterWriteOff(
            RevenueOrderNumber revenueOrderNumber,
            BankEntryId bankEntryId,
            Amount amount,
            LocalDate valueDate,
            ActorId recordedBy,
            List<JournalEntry> entries)
            implements ReceiptEvent {
        public RecoveredAfterWriteOff {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Fonds de concours rattaché : part of what this title brought opens credits of a programme.
     *
     * @param legalRef the order that opens them
     */
    @EventName("contribution-collected.v1")
    record ContributionCollected(
            RevenueOrderNumber revenueOrderNumber,
            FiscalYear year,
            ProgrammeCode programme,
            Title title,
            Credits credits,
            String legalRef,
            ActorId openedBy)
            implements ReceiptEvent {}
}
