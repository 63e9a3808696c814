package fr.quitus.domain;

import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.AccountantAssignment;
import fr.quitus.domain.payment.PaymentRequest;
import fr.quitus.domain.payment.RefundTransfers;
import fr.quitus.domain.payment.RestorationTitles;
import fr.quitus.domain.revenue.AdjustmentCommand;
import fr.quitus.domain.revenue.AdjustmentCommand.CancelRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.GrantRemission;
import fr.quitus.domain.revenue.AdjustmentCommand.MarkClaimDoubtful;
import fr.quitus.domain.revenue.AdjustmentCommand.RecordPrescription;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.ReviseImpairment;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.AdjustmentCommand.WriteOff;
import fr.quitus.domain.revenue.ClaimDecisions;
import fr.quitus.domain.revenue.ContestationDecisions;
import fr.quitus.domain.revenue.ContributionDecisions;
import fr.quitus.domain.revenue.ExcessCommand;
import fr.quitus.domain.revenue.ExcessCommand.ConfirmRefund;
import fr.quitus.domain.revenue.ExcessCommand.ForfeitOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.OffsetOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.RecordRefundReturn;
import fr.quitus.domain.revenue.ExcessCommand.RefundOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.ReissueRefund;
import fr.quitus.domain.revenue.ExcessDecisions;
import fr.quitus.domain.revenue.ImpairmentDecisions;
import fr.quitus.domain.revenue.ReceiptCommand;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.DistributeReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.IdentifyReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.OpenContributionCredits;
import fr.quitus.domain.revenue.ReceiptCommand.RecordRecoveryAfterWriteOff;
import fr.quitus.domain.revenue.ReceiptDecisions;
import fr.quitus.domain.revenue.RecoveryCommand;
import fr.quitus.domain.revenue.RecoveryCommand.ApplySurcharge;
import fr.quitus.domain.revenue.RecoveryCommand.ContestRevenueOrder;
import fr.quitus.domain.revenue.RecoveryCommand.DecideContestation;
import fr.quitus.domain.revenue.RecoveryCommand.GrantInstalmentPlan;
import fr.quitus.domain.revenue.RecoveryCommand.IssueThirdPartySeizure;
import fr.quitus.domain.revenue.RecoveryCommand.RecordDebtAcknowledgement;
import fr.quitus.domain.revenue.RecoveryCommand.RecordInstalmentDefault;
import fr.quitus.domain.revenue.RecoveryCommand.SendFormalNotice;
import fr.quitus.domain.revenue.RecoveryCommand.SendReminder;
import fr.quitus.domain.revenue.RecoveryDecisions;
import fr.quitus.domain.revenue.ReductionDecisions;
import fr.quitus.domain.revenue.RefundDecisions;
import fr.quitus.domain.revenue.RevenueCommand;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.RejectRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueDecisions;
import fr.quitus.domain.revenue.RevenueFile;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.revenue.SurchargeDecisions;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Titles of the ledger in memory: every act goes through the pure {@code decide}. */
final class InMemoryRevenues {
    private InMemoryRevenues() {}

    static Decision<? extends LedgerEvent> decide(RevenueCommand command, Act act, InMemoryLedger ledger) {
        return switch (command) {
            case EstablishClaim c ->
                RevenueDecisions.decide(
                        c,
                        act,
                        RevenueOrderNumber.of(String.valueOf(
                                1_000_000_001L + ledger.states().titles().size())),
                        ledger.thirdParty(c.debtor().ref()));
            case IssueRevenueOrder c -> {
                RevenueOrder order = ledger.title(c.revenueOrderNumber());
                AccountantAssignment assignment = order.opened()
                        .map(file -> ledger.assignment(file.fundsCentre()))
                        .orElse(AccountantAssignment.NONE);
                yield RevenueDecisions.decide(c, act, order, assignment);
            }
            case TakeInCharge c -> RevenueDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case RejectRevenueOrder c -> {
                RevenueOrder order = ledger.title(c.revenueOrderNumber());
                yield followed(RevenueDecisions.decide(c, act, order), act, order, ledger);
            }
            case DistributeReceipt c ->
                ReceiptDecisions.decide(
                        c,
                        act,
                        c.revenueOrderNumbers().stream().collect(Collectors.toMap(Function.identity(), ledger::title)),
                        ledger.bankEntry(c.statement().id()));
            case ReceiptCommand c -> decide(c, act, ledger);
            case ExcessCommand c -> decide(c, act, ledger);
            case AdjustmentCommand c -> decide(c, act, ledger);
            case RecoveryCommand c -> decide(c, act, ledger);
        };
    }

    private static Decision<? extends LedgerEvent> decide(ReceiptCommand command, Act act, InMemoryLedger ledger) {
        return switch (command) {
            case AllocateReceipt c -> {
                RevenueOrder order = ledger.title(c.revenueOrderNumber());
                var decided = ReceiptDecisions.decide(c, act, order, ledger.bankEntry(c.bankEntryId()));
                yield followed(decided, act, order, ledger);
            }
            case IdentifyReceipt c -> {
                RevenueOrder order = ledger.title(c.revenueOrderNumber());
                var decided = ReceiptDecisions.decide(c, act, order, ledger.bankEntry(c.bankEntryId()));
                yield followed(decided, act, order, ledger);
            }
            case RecordRecoveryAfterWriteOff c ->
                ReceiptDecisions.decide(
                        c,
                        act,
                        ledger.title(c.revenueOrderNumber()),
                        ledger.bankEntry(c.statement().id()));
            case OpenContributionCredits c ->
                ContributionDecisions.decide(
                        c, act, ledger.title(c.revenueOrderNumber()), ledger.programme(c.year(), c.programme()));
        };
    }

    private static Decision<? extends LedgerEvent> decide(ExcessCommand command, Act act, InMemoryLedger ledger) {
        return switch (command) {
            case RefundOverpayment c -> {
                RevenueOrder order = ledger.title(c.revenueOrderNumber());
                yield inRun(ExcessDecisions.decide(c, act, order), c.runId(), c.valueDate(), act, order, ledger);
            }
            case OffsetOverpayment c ->
                ExcessDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()), ledger.title(c.paidOrder()));
            case ForfeitOverpayment c -> ExcessDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case ConfirmRefund c ->
                RefundDecisions.decide(
                        c,
                        act,
                        ledger.title(c.revenueOrderNumber()),
                        ledger.bankEntry(c.statement().id()));
            case RecordRefundReturn c ->
                RefundDecisions.decide(
                        c,
                        act,
                        ledger.title(c.revenueOrderNumber()),
                        ledger.bankEntry(c.statement().id()));
            case ReissueRefund c -> {
                RevenueOrder order = ledger.title(c.revenueOrderNumber());
                yield inRun(RefundDecisions.decide(c, act, order), c.runId(), c.valueDate(), act, order, ledger);
            }
        };
    }

    /** On the payment that the title gives back, if it does. */
    private static Decision<? extends LedgerEvent> followed(
            Decision<? extends LedgerEvent> decided, Act act, RevenueOrder order, InMemoryLedger ledger) {
        PaymentRequest request = order.opened()
                .map(RevenueFile::restores)
                .map(paid -> ledger.payment(paid.paymentRequestId()))
                .orElse(PaymentRequest.ABSENT);
        return RestorationTitles.followed(decided, act, order, request, ledger.commitmentOf(request));
    }

    private static Decision<? extends LedgerEvent> inRun(
            Decision<RevenueOrderEvent> decided,
            @Nullable PaymentRunId runId,
            LocalDate valueDate,
            Act act,
            RevenueOrder order,
            InMemoryLedger ledger) {
        return runId == null
                ? decided
                : RefundTransfers.ordering(
                        decided, runId, valueDate, act, order, ledger.run(runId), () -> FakeTransferFormat.FAKE);
    }

    private static Decision<? extends LedgerEvent> decide(AdjustmentCommand command, Act act, InMemoryLedger ledger) {
        return switch (command) {
            case ReduceRevenueOrder c -> ReductionDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case CancelRevenueOrder c -> ReductionDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case TakeReductionInCharge c -> {
                RevenueOrder order = ledger.title(c.revenueOrderNumber());
                yield followed(ReductionDecisions.decide(c, act, order), act, order, ledger);
            }
            case GrantRemission c -> ClaimDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case MarkClaimDoubtful c -> ClaimDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case ReviseImpairment c -> ImpairmentDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case WriteOff c -> ClaimDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case RecordPrescription c -> ClaimDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
        };
    }

    private static Decision<? extends LedgerEvent> decide(RecoveryCommand command, Act act, InMemoryLedger ledger) {
        return switch (command) {
            case ApplySurcharge c -> SurchargeDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case SendReminder c -> RecoveryDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case SendFormalNotice c -> RecoveryDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case IssueThirdPartySeizure c -> RecoveryDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case RecordDebtAcknowledgement c -> RecoveryDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case GrantInstalmentPlan c -> RecoveryDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case RecordInstalmentDefault c -> RecoveryDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case ContestRevenueOrder c -> ContestationDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
            case DecideContestation c -> ContestationDecisions.decide(c, act, ledger.title(c.revenueOrderNumber()));
        };
    }
}
