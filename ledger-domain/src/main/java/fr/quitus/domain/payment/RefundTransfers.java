package fr.quitus.domain.payment;

import fr.quitus.domain.Decision;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.payment.PaymentRunEvent.RunRefundOrdered;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.revenue.RevenueFile;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRunId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remboursements d'excédents dans une campagne : a refund goes to the bank in the file of a run, as payments do. Nobody
 * schedules it: the comptable who decides it names the run.
 */
public final class RefundTransfers {
    private RefundTransfers() {}

    /**
     * What was decided of the title; then, if the run was opened, that it is still open, of this post and day, and that
     * the bank would take the transfer.
     */
    public static Decision<LedgerEvent> ordering(
            Decision<RevenueOrderEvent> decided,
            PaymentRunId runId,
            LocalDate valueDate,
            Act act,
            RevenueOrder order,
            PaymentRun run,
            Supplier<? extends TransferFormat> format) {
        if (decided instanceof Decision.Refused<RevenueOrderEvent>(var refusal)) {
            return Decision.refuse(refusal);
        }
        List<LedgerEvent> events = new ArrayList<>(((Decision.Accepted<RevenueOrderEvent>) decided).events());
        RunFile opened = run.opened().orElse(null);
        RevenueFile title = order.opened().orElse(null);
        if (opened == null || title == null) {
            return Decision.accept(events);
        }
        List<RunTransfer> transfers =
                events.stream().flatMap(event -> sent(event, title).stream()).toList();
        Refusal refusal = PaymentRunDecisions.notTaking(runId, run, order.assignedPost(), "le titre est assigné");
        if (refusal == null) {
            refusal = PaymentRunDecisions.notSendable(opened, transfers, valueDate, act, format.get());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        transfers.forEach(transfer -> events.add(new RunRefundOrdered(runId, title.number(), transfer)));
        return Decision.accept(events);
    }

    private static Optional<RunTransfer> sent(LedgerEvent event, RevenueFile title) {
        return switch (event) {
            case OverpaymentRefunded e ->
                Optional.of(transfer(title, e.endToEndId(), e.payeeIban(), e.amount(), e.valueDate()));
            case RefundReissued e ->
                Optional.of(transfer(title, e.endToEndId(), e.payeeIban(), e.amount(), e.valueDate()));
            default -> Optional.empty();
        };
    }

    private static RunTransfer transfer(
            RevenueFile title, String endToEndId, Iban account, Amount amount, LocalDate valueDate) {
        return new RunTransfer(
                endToEndId,
                title.debtor().name(),
                title.debtor().ref(),
                account,
                amount,
                "Excédent de versement, titre " + title.number(),
                valueDate);
    }
}
