package fr.quitus.projections.invoicelifecycle;

import fr.quitus.domain.payment.CarryForwardEvent;
import fr.quitus.domain.payment.ControlEvent;
import fr.quitus.domain.payment.ControlEvent.AccountantRequisitioned;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.ControlEvent.PaymentSuspended;
import fr.quitus.domain.payment.ControlEvent.PrescriptionWaived;
import fr.quitus.domain.payment.ControlEvent.RequisitionNotified;
import fr.quitus.domain.payment.ControlEvent.RequisitionRefusalNotified;
import fr.quitus.domain.payment.ControlEvent.SuspensionAnswered;
import fr.quitus.domain.payment.ControlEvent.VisaAwaited;
import fr.quitus.domain.payment.DeadlineEvent;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineInterrupted;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineRestarted;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionEvent;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentRequestTakenOver;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.payment.SettlementEvent;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.domain.payment.SplitEvent.InvoiceSplit;
import fr.quitus.domain.payment.TransferEvent;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountAccepted;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountChanged;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.payment.TransferEvent.PaymentWithdrawnFromRun;
import fr.quitus.domain.payment.WithdrawalEvent.InvoiceRefused;
import fr.quitus.domain.payment.WithdrawalEvent.PaymentRequestCancelled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cycle de vie : what each event of a request tells the supplier, and what it keeps to the State. */
final class InvoiceLifeCycle {
    private InvoiceLifeCycle() {}

    /** A status, with what the supplier is told beside it. */
    record Step(InvoiceStatus status, @Nullable String detail) {}

    static List<Step> steps(PaymentRequestEvent event) {
        return switch (event) {
            case InvoiceReceived _ -> List.of(told(InvoiceStatus.DEPOSEE), told(InvoiceStatus.MISE_A_DISPOSITION));
            case InvoiceRemainderReceived e -> remainder(e);
            case InvoiceMatched _ -> List.of(told(InvoiceStatus.SERVICE_FAIT));
            case PaymentOrdered _ ->
                List.of(told(InvoiceStatus.MANDATEE), told(InvoiceStatus.MISE_A_DISPOSITION_COMPTABLE));
            case PaymentAccepted _ -> List.of(told(InvoiceStatus.COMPTABILISEE));
            case PaymentExecuted e ->
                List.of(new Step(InvoiceStatus.MISE_EN_PAIEMENT, e.endToEndId() + " du " + e.valueDate()));
            case InvoiceRefused e -> List.of(new Step(InvoiceStatus.REJETEE, e.reason()));
            case PaymentRequestTakenOver _,
                    PaymentScheduled _,
                    PaymentSettled _,
                    PaymentRequestCancelled _,
                    InvoiceSplit _,
                    CarryForwardEvent _,
                    DiversionEvent _,
                    SettlementEvent _ -> List.of();
            case DeadlineEvent e -> steps(e);
            case ControlEvent e -> steps(e);
            case TransferEvent e -> steps(e);
        };
    }

    /** A second request of an invoice that its supplier sent once, which waits for what the first waited for. */
    private static List<Step> remainder(InvoiceRemainderReceived e) {
        List<Step> received = List.of(told(InvoiceStatus.DEPOSEE), told(InvoiceStatus.MISE_A_DISPOSITION));
        return e.interruptedOn() != null && e.completeOn() == null
                ? List.of(received.getFirst(), received.getLast(), told(InvoiceStatus.SUSPENDUE))
                : received;
    }

    private static List<Step> steps(DeadlineEvent event) {
        return switch (event) {
            case DeadlineInterrupted e -> List.of(new Step(InvoiceStatus.SUSPENDUE, String.join(" ; ", e.reasons())));
            case DeadlineRestarted _ -> List.of(told(InvoiceStatus.COMPLETEE));
            case LateInterestAccrued _, LateInterestRequested _ -> List.of();
        };
    }

    private static List<Step> steps(ControlEvent event) {
        return switch (event) {
            case PaymentSuspended e -> List.of(new Step(InvoiceStatus.SUSPENDUE, e.explanation()));
            case SuspensionAnswered _ -> List.of(told(InvoiceStatus.COMPLETEE));
            case PaymentRequestRejected e -> List.of(new Step(InvoiceStatus.REJETEE, e.explanation()));
            case AccountantRequisitioned _,
                    RequisitionNotified _,
                    RequisitionRefusalNotified _,
                    PrescriptionWaived _,
                    VisaAwaited _ -> List.of();
        };
    }

    private static List<Step> steps(TransferEvent event) {
        return switch (event) {
            case PaymentReissued e ->
                List.of(new Step(InvoiceStatus.MISE_EN_PAIEMENT, e.endToEndId() + " du " + e.valueDate()));
            case PayeeAccountChanged _, PayeeAccountAccepted _, PaymentReturned _, PaymentWithdrawnFromRun _ ->
                List.of();
        };
    }

    private static Step told(InvoiceStatus status) {
        return new Step(status, null);
    }
}
