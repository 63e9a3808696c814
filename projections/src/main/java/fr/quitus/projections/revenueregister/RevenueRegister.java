package fr.quitus.projections.revenueregister;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.cashdesk.CashDeskEvent.RegularisationTitleIssued;
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
import fr.quitus.domain.revenue.ContestationOutcome;
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
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.value.Amount;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import fr.quitus.projections.revenueregister.RevenueRegisterProjection.Number;
import fr.quitus.projections.revenueregister.RevenueRegisterProjection.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registre : each event of a title, the row it leaves, and what it makes more or less left to collect. */
final class RevenueRegister implements Fold<Number, Row> {
    @Override
    public Table<Number, Row> table() {
        return RevenueRegisterProjection.TABLE;
    }

    @Override
    public List<Number> keysOf(LoggedEvent event) {
        return switch (event.event()) {
            case RevenueOrderEvent e ->
                List.of(new Number(e.revenueOrderNumber().text()));
            case RegularisationTitleIssued e ->
                List.of(new Number(e.revenueOrderNumber().text()));
            default -> List.of();
        };
    }

    @Override
    public Row fold(Number key, @Nullable Row row, LoggedEvent logged, Appends appends) {
        LedgerEvent event = logged.event();
        TitleRow next =
                switch (event) {
                    case ClaimEstablished e -> TitleRow.drafted(e);
                    case RegularisationTitleIssued e -> TitleRow.pourOrdre(e);
                    default -> {
                        if (row == null || !(event instanceof RevenueOrderEvent e)) {
                            throw new IllegalStateException(
                                    "the log acts on title " + key.number() + ", which it never established");
                        }
                        yield after(TitleRow.of(row), e, new Remaining(key, logged, appends));
                    }
                };
        return next.row(logged.position());
    }

    private static TitleRow after(TitleRow row, RevenueOrderEvent event, Remaining remaining) {
        return switch (event) {
            case ClaimEstablished e -> TitleRow.drafted(e);
            case RevenueOrderEvent.RestorationOrderLinked _ -> row;
            case RevenueOrderEvent.RevenueOrderTakenOver e ->
                row.with(row.mark().takenOver(e.origin().takeover().text()));
            case RevenueOrderIssued e ->
                row.with(row.title().issued(e.assignedPost().text(), e.issuedOn(), e.dueDate()));
            case RevenueOrderTakenInCharge e ->
                remaining.taken(row.with(row.title().taken(e.post().text())), e);
            case ReceiptEvent e -> after(row, e, remaining);
            case ExcessEvent e -> after(row, e);
            case AdjustmentEvent e -> after(row, e, remaining);
            case RecoveryEvent e -> after(row, e, remaining);
        };
    }

    private static TitleRow after(TitleRow row, ReceiptEvent event, Remaining remaining) {
        return switch (event) {
            case ReceiptAllocated e -> {
                List<ClaimShare> shares = e.shares().isEmpty() ? row.left().paidBy(e.amount()) : e.shares();
                yield remaining
                        .less(row, shares, e.valueDate())
                        .with(row.sums().collected(e.amount().cents()));
            }
            case OverpaymentRecorded e -> row.with(row.sums().excess(e.excess().cents()));
            case RecoveredAfterWriteOff e ->
                row.with(row.sums().recovered(e.amount().cents()));
            case BudgetRevenueRecorded _, BudgetRevenueReversed _, ContributionCollected _ -> row;
        };
    }

    private static TitleRow after(TitleRow row, ExcessEvent event) {
        return switch (event) {
            case OverpaymentRefunded e -> row.with(row.sums().excess(-e.amount().cents()));
            case OverpaymentOffset e -> row.with(row.sums().excess(-e.amount().cents()));
            case OverpaymentForfeited e ->
                row.with(row.sums().excess(-e.amount().cents()));
            case RefundSettled _, RefundReturned _, RefundReissued _ -> row;
        };
    }

    private static TitleRow after(TitleRow row, AdjustmentEvent event, Remaining remaining) {
        return switch (event) {
            case RevenueOrderRejected _ -> row.with(row.title().become("REJECTED"));
            case ReductionIssued _, ReductionRejected _ -> row;
            case ClaimMarkedDoubtful e -> {
                Amount impairment = e.impairment();
                yield row.with(row.mark().impaired(impairment == null ? 0 : impairment.cents()));
            }
            case ImpairmentRevised e ->
                row.with(row.mark().impaired(e.impairment().cents()));
            case RevenueOrderReduced e -> {
                TitleRow reduced = remaining
                        .reduced(row, e.shares(), e.paid(), e.takenOn())
                        .with(row.sums().reduced(e.amount().cents(), total(e.paid())));
                boolean answered =
                        ContestationOutcome.UPHELD.name().equals(row.pursuit().contested());
                yield answered ? reduced.with(row.pursuit().contested(null, null)) : reduced;
            }
            case RevenueOrderCancelled e ->
                remaining
                        .reduced(row, e.shares(), e.paid(), e.takenOn())
                        .with(row.sums().reduced(e.amount().cents(), total(e.paid())))
                        .with(row.title().become("CANCELLED"));
            case RemissionGranted e ->
                remaining
                        .less(row, e.shares(), e.grantedOn())
                        .with(row.sums().remitted(e.amount().cents()));
            case ClaimWrittenOff e ->
                remaining
                        .less(row, e.shares(), e.writtenOffOn())
                        .with(row.sums().writtenOff(e.amount().cents()));
            case ClaimPrescribed e ->
                remaining
                        .less(row, e.shares(), e.recordedOn())
                        .with(row.sums().writtenOff(e.amount().cents()))
                        .with(row.title().become("PRESCRIBED"));
        };
    }

    private static long total(List<ClaimShare> shares) {
        return shares.stream().mapToLong(share -> share.amount().cents()).sum();
    }

    private static TitleRow after(TitleRow row, RecoveryEvent event, Remaining remaining) {
        TitleRow.Pursuit pursuit = row.pursuit();
        return switch (event) {
            case SurchargeApplied e ->
                remaining.surcharged(row, e).with(row.sums().added(e.amount().cents()));
            case SurchargeCorrected e ->
                remaining.corrected(row, e).with(row.sums().reduced(e.amount().cents(), total(e.paid())));
            case DebtAcknowledged _ -> row;
            case ReminderSent _ -> row.with(pursuit.dunned("REMINDED"));
            case FormalNoticeSent _ -> row.with(pursuit.dunned("NOTICED"));
            case SeizureIssued e -> {
                var costs = e.costs();
                TitleRow seized = costs == null
                        ? row
                        : remaining
                                .costs(row, costs, e.issuedOn())
                                .with(row.sums().added(costs.cents()));
                yield seized.with(pursuit.dunned("SEIZED"));
            }
            case InstalmentPlanGranted _ -> row.with(pursuit.planned("KEPT"));
            case InstalmentDefaulted _ -> row.with(pursuit.planned("DEFAULTED"));
            case RevenueOrderContested e -> row.with(pursuit.contested("PENDING", e.answerBy()));
            case ContestationDecided e -> row.with(pursuit.contested(e.outcome().name(), null));
        };
    }
}
