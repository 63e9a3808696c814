package fr.quitus.domain.revenue;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a revenue order (titre de perception). */
public sealed interface RevenueOrderEvent extends LedgerEvent {
    RevenueOrderNumber revenueOrderNumber();

    @Override
    default String aggregateId() {
        return RevenueOrder.aggregateId(revenueOrderNumber());
    }

    /** Créance constatée et liquidée. */
    @EventName("claim-established.v1")
    record ClaimEstablished(
            RevenueOrderNumber revenueOrderNumber,
            FiscalYear year,
            FundsCentre fundsCentre,
            Debtor debtor,
            String subject,
            List<ClaimLine> lines,
            ActorId establishedBy)
            implements RevenueOrderEvent {
        public ClaimEstablished {
            lines = List.copyOf(lines);
        }
    }

    /** Titre émis; the assigned accounting post is fixed here. */
    @EventName("revenue-order-issued.v1")
    record RevenueOrderIssued(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            LocalDate issuedOn,
            LocalDate dueDate,
            AccountingPostId assignedPost,
            ActorId issuedBy,
            @Nullable String delegationId)
            implements RevenueOrderEvent {}

    /** Titre pris en charge, with entry P30. */
    @EventName("revenue-order-taken-in-charge.v1")
    record RevenueOrderTakenInCharge(
            RevenueOrderNumber revenueOrderNumber,
            Amount amount,
            AccountingPostId post,
            LocalDate takenOn,
            ActorId takenBy,
            List<JournalEntry> entries)
            implements RevenueOrderEvent {
        public RevenueOrderTakenInCharge {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Encaissement imputé au titre, with entry P31 when it comes from the bank; an offset has its entry (P13) on the
     * request that paid. Version 2 says which it is.
     *
     * @param bankEntryId of a receipt from the bank
     * @param paymentRequestId of an offset
     */
    @EventName("receipt-allocated.v2")
    record ReceiptAllocated(
            RevenueOrderNumber revenueOrderNumber,
            ReceiptKind kind,
            @Nullable BankEntryId bankEntryId,
            @Nullable PaymentRequestId paymentRequestId,
            Amount amount,
            LocalDate valueDate,
            ActorId allocatedBy,
            List<JournalEntry> entries)
            implements RevenueOrderEvent {
        public ReceiptAllocated {
            entries = List.copyOf(entries);
        }
    }

    /** Recette budgétaire constatée, in the year it is cashed (LOLF art. 28). */
    @EventName("budget-revenue-recorded.v1")
    record BudgetRevenueRecorded(
            RevenueOrderNumber revenueOrderNumber, FiscalYear year, RevenueLine revenueLine, Amount amount)
            implements RevenueOrderEvent {}

    /** Excédent de versement constaté, with entry P33; it is owed back and is no budget revenue. */
    @EventName("overpayment-recorded.v1")
    record OverpaymentRecorded(
            RevenueOrderNumber revenueOrderNumber, BankEntryId bankEntryId, Amount excess, List<JournalEntry> entries)
            implements RevenueOrderEvent {
        public OverpaymentRecorded {
            entries = List.copyOf(entries);
        }
    }
}
