package fr.quitus.projections.worklist;

import fr.quitus.domain.bank.BankEntryEvent.ReceiptUnidentified;
import fr.quitus.domain.cashdesk.CashDeskEvent.CashReceiptRecorded;
import fr.quitus.domain.cashdesk.CashDeskEvent.ChequeReturnedUnpaid;
import fr.quitus.domain.revenue.AdjustmentEvent;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimMarkedDoubtful;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimPrescribed;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimWrittenOff;
import fr.quitus.domain.revenue.AdjustmentEvent.ImpairmentRevised;
import fr.quitus.domain.revenue.AdjustmentEvent.ReductionIssued;
import fr.quitus.domain.revenue.AdjustmentEvent.ReductionRejected;
import fr.quitus.domain.revenue.AdjustmentEvent.RemissionGranted;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderCancelled;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderReduced;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderRejected;
import fr.quitus.domain.revenue.ClaimShare;
import fr.quitus.domain.revenue.ExcessEvent;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentForfeited;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentOffset;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.revenue.ExcessEvent.RefundReturned;
import fr.quitus.domain.revenue.ExcessEvent.RefundSettled;
import fr.quitus.domain.revenue.ReceiptEvent;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueReversed;
import fr.quitus.domain.revenue.ReceiptEvent.ContributionCollected;
import fr.quitus.domain.revenue.ReceiptEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.ReceiptEvent.RecoveredAfterWriteOff;
import fr.quitus.domain.revenue.RecoveryEvent;
import fr.quitus.domain.revenue.RecoveryEvent.ContestationDecided;
import fr.quitus.domain.revenue.RecoveryEvent.DebtAcknowledged;
import fr.quitus.domain.revenue.RecoveryEvent.FormalNoticeSent;
import fr.quitus.domain.revenue.RecoveryEvent.InstalmentDefaulted;
import fr.quitus.domain.revenue.RecoveryEvent.InstalmentPlanGranted;
import fr.quitus.domain.revenue.RecoveryEvent.ReminderSent;
import fr.quitus.domain.revenue.RecoveryEvent.RevenueOrderContested;
import fr.quitus.domain.revenue.RecoveryEvent.SeizureIssued;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeApplied;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RestorationOrderLinked;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenOver;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.projections.worklist.WorkListProjection.Item;
import fr.quitus.projections.worklist.WorkListProjection.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Corbeilles des titres and of the credits to identify. The amount of a title is what is left to collect; once nothing
 * is, what is left to give back.
 */
final class RevenueWork {
    /** Kind of an unpaid cheque. */
    static final String CHEQUE = "CHEQUE";

    private RevenueWork() {}

    /** A credit that several acts parked has one row. */
    static Row unidentified(ReceiptUnidentified e, @Nullable Row row) {
        long before = row == null ? 0 : row.amountCents();
        return Row.of(
                "BANQUE",
                e.bankEntryId().text(),
                null,
                e.reason(),
                Math.addExact(before, e.amount().cents()));
    }

    /** A receipt that owes a title. */
    static Row cashed(CashReceiptRecorded e) {
        FundsCentre centre = e.regularisingCentre();
        return Row.of(
                "RECETTE",
                e.post() + "/" + e.receiptNumber(),
                centre == null ? null : centre.text(),
                e.subject(),
                e.amount().cents());
    }

    /** A cheque that came back, beside the receipt it paid. */
    static Item cheque(String desk, int receiptNumber) {
        return new Item(desk, receiptNumber + "/" + CHEQUE);
    }

    static Row returned(ChequeReturnedUnpaid e) {
        return Row.of(
                CHEQUE,
                e.post() + "/" + e.receiptNumber(),
                e.fundsCentre().text(),
                e.subject(),
                e.amount().cents());
    }

    /** Nothing left, nothing to do. */
    static Row less(Row row, Amount amount) {
        Row left = row.amount(Math.subtractExact(row.amountCents(), amount.cents()));
        return left.amountCents() > 0 ? left : left.amount(0).done();
    }

    /** What is left to collect less what is owed back; below nothing, so much is to be given back. */
    private static Row net(Row row, Amount amount) {
        long left = Math.subtractExact(row.amountCents(), amount.cents());
        if (left < 0) {
            return row.amount(-left).waiting(Task.TO_REFUND);
        }
        return left > 0 ? row.amount(left) : row.amount(0).done();
    }

    private static Row more(Row row, @Nullable Amount amount) {
        return amount == null ? row : row.amount(Math.addExact(row.amountCents(), amount.cents()));
    }

    static Row after(Row row, RevenueOrderEvent event) {
        return switch (event) {
            case ClaimEstablished _ -> row.waiting(Task.TO_ISSUE);
            case RestorationOrderLinked _, RevenueOrderTakenOver _ -> row;
            case RevenueOrderIssued e ->
                row.placed(row.fundsCentre(), null, e.assignedPost().text()).due(Task.TO_TAKE_IN_CHARGE, e.dueDate());
            case RevenueOrderTakenInCharge _ -> row.due(Task.TO_REMIND, row.dueOn());
            case ReceiptEvent e -> received(row, e);
            case ExcessEvent e -> givenBack(row, e);
            case AdjustmentEvent e -> adjusted(row, e);
            case RecoveryEvent e -> recovered(row, e);
        };
    }

    private static Row received(Row row, ReceiptEvent event) {
        return switch (event) {
            case ReceiptAllocated e -> net(row, e.amount());
            // It comes when nothing is left to collect.
            case OverpaymentRecorded e -> more(row, e.excess()).waiting(Task.TO_REFUND);
            case BudgetRevenueRecorded _, BudgetRevenueReversed _, RecoveredAfterWriteOff _, ContributionCollected _ ->
                row;
        };
    }

    private static Row givenBack(Row row, ExcessEvent event) {
        return switch (event) {
            case OverpaymentRefunded e -> less(row, e.amount());
            case OverpaymentOffset e -> less(row, e.amount());
            case OverpaymentForfeited e -> less(row, e.amount());
            case RefundReturned e -> more(row, e.amount()).waiting(Task.TO_REFUND);
            case RefundReissued e -> less(row, e.amount());
            case RefundSettled _ -> row;
        };
    }

    private static Row adjusted(Row row, AdjustmentEvent event) {
        return switch (event) {
            case RevenueOrderRejected _ -> row.done();
            case ReductionIssued _ -> row.waiting(Task.TO_TAKE_REDUCTION);
            case ReductionRejected _ -> row.amountCents() > 0 ? row.waiting(Task.TO_REMIND) : row.done();
            case RevenueOrderReduced e -> reduced(row, e.amount(), e.paid());
            case RevenueOrderCancelled e -> reduced(row, e.amount(), e.paid());
            case RemissionGranted e -> less(row, e.amount());
            case ClaimWrittenOff e -> less(row, e.amount());
            case ClaimPrescribed e -> less(row, e.amount());
            case ClaimMarkedDoubtful _, ImpairmentRevised _ -> row;
        };
    }

    private static Row reduced(Row row, Amount amount, List<ClaimShare> paid) {
        long owedBack = paid.stream().mapToLong(share -> share.amount().cents()).sum();
        Row left = row.amount(row.amountCents() - (amount.cents() - owedBack));
        if (left.amountCents() > 0) {
            return left.waiting(Task.TO_REMIND);
        }
        return owedBack > 0
                ? left.amount(owedBack).waiting(Task.TO_REFUND)
                : left.amount(0).done();
    }

    /** Of a title that was paid late, and wholly, something is to be collected again. */
    private static Row surcharged(Row row, Amount amount) {
        Row next = more(row, amount);
        return row.task() == null ? next.waiting(Task.TO_REMIND) : next;
    }

    private static Row recovered(Row row, RecoveryEvent event) {
        return switch (event) {
            case SurchargeApplied e -> surcharged(row, e.amount());
            case SurchargeCorrected e ->
                Task.TO_REFUND.name().equals(row.task()) ? more(row, e.amount()) : net(row, e.amount());
            case DebtAcknowledged _ -> row;
            case ReminderSent _ -> row.waiting(Task.TO_NOTIFY);
            case FormalNoticeSent _ -> row.waiting(Task.TO_ENFORCE);
            case SeizureIssued e -> more(row, e.costs()).waiting(Task.TO_ENFORCE);
            case InstalmentPlanGranted e ->
                row.due(Task.TO_FOLLOW, e.schedule().getFirst().dueOn());
            case InstalmentDefaulted _ -> row.waiting(Task.TO_NOTIFY);
            case RevenueOrderContested e -> row.due(Task.TO_DECIDE, e.answerBy());
            case ContestationDecided e ->
                switch (e.outcome()) {
                    case UPHELD -> row.waiting(Task.TO_REDUCE);
                    case REJECTED -> row.waiting(Task.TO_NOTIFY);
                };
        };
    }
}
