package fr.quitus.domain.revenue;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.TakeoverOrigin;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a revenue order (titre de perception). */
public sealed interface RevenueOrderEvent extends LedgerEvent
        permits RevenueOrderEvent.ClaimEstablished,
                RevenueOrderEvent.RestorationOrderLinked,
                RevenueOrderEvent.RevenueOrderTakenOver,
                RevenueOrderEvent.RevenueOrderIssued,
                RevenueOrderEvent.RevenueOrderTakenInCharge,
                ReceiptEvent,
                ExcessEvent,
                AdjustmentEvent,
                RecoveryEvent {
    RevenueOrderNumber revenueOrderNumber();

    @Override
    default String aggregateId() {
        return RevenueOrder.aggregateId(revenueOrderNumber());
    }

    /**
     * Créance constatée et liquidée. Version 2 tells when the State's right was born, version 3 knows
     * natural persons.
     *
     * @param bornOn fait générateur, which prescription of the claim is counted from; absent when it was not told
     */
    @EventName("claim-established.v3")
    record ClaimEstablished(
            RevenueOrderNumber revenueOrderNumber,
            FiscalYear year,
            FundsCentre fundsCentre,
            Debtor debtor,
            String subject,
            List<ClaimLine> lines,
            @Nullable LocalDate bornOn,
            ActorId establishedBy)
            implements RevenueOrderEvent {
        public ClaimEstablished {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Titre de rétablissement : what it brings goes back to the credits that a request was paid on (LOLF art. 17-IV).
     *
     * @param requestLines of that request, by place from 0: one for each line of the title
     */
    @EventName("restoration-order-linked.v1")
    record RestorationOrderLinked(
            RevenueOrderNumber revenueOrderNumber,
            PaymentRequestId paymentRequestId,
            RestorationCause cause,
            List<Integer> requestLines)
            implements RevenueOrderEvent {
        public RestorationOrderLinked {
            requestLines = List.copyOf(requestLines);
        }
    }

    /**
     * Titre repris d'un autre système : the events beside it say what had become of it there, on the days it did. It
     * goes on for what remained to be collected.
     *
     * @param origin where it was taken over from, for ever
     * @param status the state it was taken over in
     * @param issuedFor what it was issued for
     */
    @EventName("revenue-order-taken-over.v1")
    record RevenueOrderTakenOver(
            RevenueOrderNumber revenueOrderNumber,
            TakeoverOrigin origin,
            String status,
            Amount issuedFor,
            LocalDate takenOverOn,
            ActorId takenOverBy)
            implements RevenueOrderEvent {}

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
}
