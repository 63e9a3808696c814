package fr.quitus.domain.revenue;

import fr.quitus.domain.accounting.Accounts;
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
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentForfeited;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentOffset;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.revenue.ExcessEvent.RefundReturned;
import fr.quitus.domain.revenue.ExcessEvent.RefundSettled;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueReversed;
import fr.quitus.domain.revenue.ReceiptEvent.ContributionCollected;
import fr.quitus.domain.revenue.ReceiptEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.ReceiptEvent.RecoveredAfterWriteOff;
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
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What each event leaves of the file of a title. It refuses nothing: what was appended is true. */
final class RevenueEvolution {
    private RevenueEvolution() {}

    static RevenueFile after(RevenueFile file, ReceiptEvent event) {
        return switch (event) {
            case ReceiptAllocated e -> allocated(file, e);
            case OverpaymentRecorded e ->
                file.with(file.account()
                        .with(file.account()
                                .excess()
                                .more(
                                        e.excess().balance(),
                                        e.entries().getFirst().accountingDate()))
                        .withReceipt(e.bankEntryId(), e.excess().balance()));
            case RecoveredAfterWriteOff e ->
                file.with(file.account()
                        .recovered(e.amount())
                        .withReceipt(e.bankEntryId(), e.amount().balance()));
            case ContributionCollected e -> file.with(file.account().contributed(e.credits()));
            case BudgetRevenueRecorded _, BudgetRevenueReversed _ -> file;
        };
    }

    private static RevenueFile allocated(RevenueFile file, ReceiptAllocated e) {
        List<ClaimShare> shares = e.shares().isEmpty() ? file.claim().paidBy(e.amount()) : e.shares();
        RevenueFile paid = file.with(file.claim().collected(shares));
        RevenueFile next = paid.with(
                        paid.account().with(paid.account().surcharging().paid(principal(shares), e.valueDate())))
                .with(paid.recovery().interrupted(e.valueDate()));
        BankEntryId entry = e.bankEntryId();
        return entry == null
                ? next
                : next.with(next.account().withReceipt(entry, e.amount().balance()));
    }

    private static Balance principal(List<ClaimShare> shares) {
        Balance principal = Balance.ZERO;
        for (ClaimShare share : shares) {
            principal = share.part() == ClaimPart.PRINCIPAL ? principal.plus(share.amount()) : principal;
        }
        return principal;
    }

    static RevenueFile after(RevenueFile file, ExcessEvent event) {
        return switch (event) {
            case OverpaymentRefunded e -> {
                RevenueFile less = file.with(file.account().excess().less(e.amount(), e.recorded()));
                List<Refund> refunds = new ArrayList<>(file.account().refunds());
                refunds.add(new Refund(e.endToEndId(), 1, e.amount(), e.payeeIban(), null, null));
                yield less.with(less.account().with(refunds));
            }
            case OverpaymentOffset e -> file.with(file.account().excess().less(e.amount(), e.recorded()));
            case OverpaymentForfeited e -> file.with(file.account().excess().less(e.amount(), e.recorded()));
            case RefundSettled e ->
                file.with(file.account().refund(e.endToEndId(), refund -> refund.settled(e.bankEntryId())));
            case RefundReturned e ->
                file.with(file.account().refund(e.endToEndId(), refund -> refund.returned(e.bankEntryId())));
            case RefundReissued e ->
                file.with(file.account()
                        .refund(e.returnedEndToEndId(), refund -> refund.sentAgain(e.endToEndId(), e.payeeIban())));
        };
    }

    static RevenueFile after(RevenueFile file, AdjustmentEvent event) {
        Recovery recovery = file.recovery();
        return switch (event) {
            case RevenueOrderRejected _ -> file;
            case ReductionIssued e ->
                file.withOrdonnateur(e.issuedBy())
                        .with(recovery.pending(
                                new PendingReduction(e.cancels(), e.amount(), e.reason(), e.issuedOn())));
            case ReductionRejected _ -> file.with(recovery.pending(null));
            case RevenueOrderReduced e -> {
                RevenueFile reduced = reduced(file, e.shares(), e.paid(), e.takenOn());
                yield answered(reduced.with(reduced.recovery().pending(null)));
            }
            case RevenueOrderCancelled e -> {
                RevenueFile reduced = reduced(file, e.shares(), e.paid(), e.takenOn());
                yield reduced.with(reduced.recovery().ended(ClaimEnd.CANCELLED));
            }
            case RemissionGranted e -> file.with(file.claim().remitted(e.shares()));
            case ClaimMarkedDoubtful e -> {
                Amount impairment = e.impairment();
                yield file.with(recovery.with(new Recovery.Doubt(
                        true, impairment == null ? Balance.ZERO : impairment.balance(), e.markedOn())));
            }
            case ImpairmentRevised e ->
                file.with(recovery.with(new Recovery.Doubt(true, e.impairment(), e.accountingDate())));
            case ClaimWrittenOff e ->
                file.withOrdonnateur(e.writtenOffBy()).with(file.claim().writtenOff(e.shares()));
            case ClaimPrescribed e -> {
                RevenueFile ended = file.with(file.claim().writtenOff(e.shares()));
                yield ended.with(ended.recovery().ended(ClaimEnd.PRESCRIBED));
            }
        };
    }

    private static RevenueFile reduced(RevenueFile file, List<ClaimShare> shares, List<ClaimShare> paid, LocalDate on) {
        return file.with(file.account().excess().moreRecorded(paid, on))
                .with(file.claim().givenBack(paid).reduced(shares));
    }

    /** A contestation that was upheld is answered by the reduction: what is left may be recovered. */
    private static RevenueFile answered(RevenueFile file) {
        Contestation contestation = file.recovery().contestation();
        return contestation == null || contestation.outcome() != ContestationOutcome.UPHELD
                ? file
                : file.with(file.recovery().answered());
    }

    static RevenueFile after(RevenueFile file, RecoveryEvent event) {
        Recovery recovery = file.recovery();
        Recovery.Dunning dunning = recovery.dunning();
        return switch (event) {
            case SurchargeApplied e -> surcharged(file, e);
            case SurchargeCorrected e -> SurchargeDecisions.after(file, e);
            case DebtAcknowledged e -> file.with(recovery.interrupted(e.acknowledgedOn()));
            case ReminderSent e ->
                file.with(recovery.with(new Recovery.Dunning(
                        e.sentOn(), dunning.surchargedOn(), dunning.noticedOn(), dunning.seizedOn())));
            case FormalNoticeSent e ->
                file.with(recovery.with(new Recovery.Dunning(
                                dunning.remindedOn(), dunning.surchargedOn(), e.sentOn(), dunning.seizedOn()))
                        .interrupted(e.sentOn()));
            case SeizureIssued e -> seized(file, e);
            case InstalmentPlanGranted e ->
                file.with(recovery.with(
                                new InstalmentPlan(e.schedule(), file.claim().collected(), null))
                        .interrupted(e.grantedOn()));
            case InstalmentDefaulted e -> {
                InstalmentPlan plan = recovery.plan();
                yield plan == null ? file : file.with(recovery.with(plan.defaulted(e.defaultedOn())));
            }
            case RevenueOrderContested e ->
                file.with(recovery.with(new Contestation(e.kind(), e.filedOn(), e.answerBy(), null))
                        .interrupted(e.answerBy()));
            case ContestationDecided e -> {
                Contestation contestation = recovery.contestation();
                yield contestation == null
                        ? file
                        : file.withOrdonnateur(e.decidedBy()).with(recovery.with(contestation.decided(e.outcome())));
            }
        };
    }

    private static RevenueFile surcharged(RevenueFile file, SurchargeApplied e) {
        Recovery.Dunning dunning = file.recovery().dunning();
        Surcharging.Applied applied = new Surcharging.Applied(e.base().balance(), e.rate(), e.limit());
        RevenueFile next =
                file.with(file.account().with(file.account().surcharging().with(applied)));
        return next.with(next.claim()
                        .with(
                                ClaimPart.SURCHARGE,
                                RevenueRules.SURCHARGES,
                                Accounts.PENALTIES,
                                FiscalYear.of(e.appliedOn().getYear()),
                                e.amount()))
                .with(next.recovery()
                        .with(new Recovery.Dunning(
                                dunning.remindedOn(), e.appliedOn(), dunning.noticedOn(), dunning.seizedOn())));
    }

    private static RevenueFile seized(RevenueFile file, SeizureIssued e) {
        Recovery.Dunning dunning = file.recovery().dunning();
        RevenueFile next = file.with(file.recovery()
                .with(new Recovery.Dunning(
                        dunning.remindedOn(), dunning.surchargedOn(), dunning.noticedOn(), e.issuedOn()))
                .interrupted(e.issuedOn()));
        Amount costs = e.costs();
        return costs == null
                ? next
                : next.with(next.claim()
                        .with(
                                ClaimPart.COSTS,
                                RevenueRules.COSTS,
                                Accounts.PENALTIES,
                                FiscalYear.of(e.issuedOn().getYear()),
                                costs));
    }
}
