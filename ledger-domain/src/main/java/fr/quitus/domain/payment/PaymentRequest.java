package fr.quitus.domain.payment;

import fr.quitus.domain.payment.ControlEvent.AccountantRequisitioned;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.ControlEvent.PaymentSuspended;
import fr.quitus.domain.payment.ControlEvent.PrescriptionWaived;
import fr.quitus.domain.payment.ControlEvent.SuspensionAnswered;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.DiversionEvent.SeizureReturned;
import fr.quitus.domain.payment.DiversionEvent.SeizureSettled;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountAccepted;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountChanged;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.payment.TransferEvent.PaymentWithdrawnFromRun;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import java.util.List;
import java.util.Optional;

/**
 * Demande de paiement (DP) : {@code RECEIVED → MATCHED → ORDERED → (SUSPENDED →) ACCEPTED → IN_RUN → PAID → SETTLED},
 * refused, rejected or cancelled until it is accepted, returned once paid. Each state is a type that acts name.
 */
public sealed interface PaymentRequest {
    /** No such request. */
    record Absent() implements PaymentRequest {}

    /** Facture reçue. */
    record Received(PaymentFile file) implements PaymentRequest {}

    /** Liquidée. */
    record Matched(PaymentFile file) implements PaymentRequest {}

    /** Ordonnancée. */
    record Ordered(PaymentFile file, AccountingPostId post) implements PaymentRequest {}

    /** Suspendue par le comptable; under a requisition when the file says so. */
    record Suspended(PaymentFile file, AccountingPostId post, List<SuspensionMotive> motives)
            implements PaymentRequest {
        public Suspended {
            motives = List.copyOf(motives);
        }
    }

    /** Rejetée par le comptable : the invoice may be received again, late interest ordered again. */
    record Rejected(PaymentFile file, AccountingPostId post) implements PaymentRequest {}

    /** Rejetée par l'ordonnateur : the invoice may be received again. */
    record Refused(PaymentFile file) implements PaymentRequest {}

    /** Annulée : withdrawn by its supplier or received by mistake; the invoice may be received again. */
    record Cancelled(PaymentFile file) implements PaymentRequest {}

    /** Prise en charge. */
    record Accepted(PaymentFile file, AccountingPostId post) implements PaymentRequest {}

    /** Éteinte : taken in charge, and nothing is left to pay once everything is deducted. */
    record Cleared(PaymentFile file, AccountingPostId post) implements PaymentRequest {}

    /** Inscrite à une campagne de paiement. */
    record InRun(PaymentFile file, AccountingPostId post, PaymentRunId runId) implements PaymentRequest {}

    /** Mise en paiement. */
    record Paid(PaymentFile file, AccountingPostId post, String endToEndId) implements PaymentRequest {}

    /** Réglée. */
    record Settled(PaymentFile file, AccountingPostId post, String endToEndId, BankEntryId bankEntryId)
            implements PaymentRequest {}

    /** Virement revenu : the money waits to be sent again. */
    record Returned(PaymentFile file, AccountingPostId post) implements PaymentRequest {}

    PaymentRequest ABSENT = new Absent();

    static String aggregateId(PaymentRequestId id) {
        return "payment-request:" + id;
    }

    /** The file, if there is one. */
    default Optional<PaymentFile> opened() {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Received s -> Optional.of(s.file());
            case Matched s -> Optional.of(s.file());
            case Ordered s -> Optional.of(s.file());
            case Suspended s -> Optional.of(s.file());
            case Rejected s -> Optional.of(s.file());
            case Refused s -> Optional.of(s.file());
            case Cancelled s -> Optional.of(s.file());
            case Accepted s -> Optional.of(s.file());
            case Cleared s -> Optional.of(s.file());
            case InRun s -> Optional.of(s.file());
            case Paid s -> Optional.of(s.file());
            case Settled s -> Optional.of(s.file());
            case Returned s -> Optional.of(s.file());
        };
    }

    /** The state's name as the domain reference writes it. */
    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Received _ -> "RECEIVED";
            case Matched _ -> "MATCHED";
            case Ordered _ -> "ORDERED";
            case Suspended _ -> "SUSPENDED";
            case Rejected _ -> "REJECTED_BY_COMPTABLE";
            case Refused _ -> "REJECTED_BY_ORDONNATEUR";
            case Cancelled _ -> "CANCELLED";
            case Accepted _ -> "ACCEPTED";
            case InRun _ -> "IN_RUN";
            case Paid _ -> "PAID";
            case Settled _ -> "SETTLED";
            case Cleared s -> s.file().diversions().areSettled() ? "SETTLED" : "PAID";
            case Returned _ -> "RETURNED";
        };
    }

    /** Poste comptable assignataire, fixed when the payment is ordered. */
    default Optional<AccountingPostId> assignedPost() {
        return switch (this) {
            case Ordered s -> Optional.of(s.post());
            case Suspended s -> Optional.of(s.post());
            case Rejected s -> Optional.of(s.post());
            case Accepted s -> Optional.of(s.post());
            case Cleared s -> Optional.of(s.post());
            case InRun s -> Optional.of(s.post());
            case Paid s -> Optional.of(s.post());
            case Settled s -> Optional.of(s.post());
            case Returned s -> Optional.of(s.post());
            case Absent _, Received _, Matched _, Refused _, Cancelled _ -> Optional.empty();
        };
    }

    default PaymentRequest evolve(PaymentRequestEvent event) {
        return switch (event) {
            case InvoiceReceived e -> new Received(PaymentFiles.received(e, this));
            case PaymentRequestEvent.PaymentRequestTakenOver _ -> this;
            case InvoiceMatched e -> new Matched(file().matched(e));
            case SplitEvent e -> new Received(PaymentFiles.split(e, this));
            case PaymentOrdered e -> new Ordered(file().withOrdonnateur(e.orderedBy()), e.assignedPost());
            case PaymentAccepted e ->
                taken(file().withAccountant(e.acceptedBy()).acceptedOn(e.payeeIban()), e.post());
            case PaymentScheduled e -> new InRun(file().withAccountant(e.scheduledBy()), post(), e.runId());
            case PaymentExecuted e ->
                new Paid(
                        file().withAccountant(e.executedBy())
                                .paidAfter(e.paymentDays())
                                .sending(Transfer.sent(e.endToEndId(), file().payeeIban(), e.amount())),
                        post(),
                        e.endToEndId());
            case PaymentSettled e ->
                new Settled(
                        file().lastTransfer(lastTransfer().settled(e.bankEntryId())),
                        post(),
                        lastTransfer().endToEndId(),
                        e.bankEntryId());
            case DeadlineEvent e -> onDeadline(e);
            case ControlEvent e -> onControl(e);
            case TransferEvent e -> onTransfer(e);
            case WithdrawalEvent.InvoiceRefused e -> new Refused(file().withOrdonnateur(e.refusedBy()));
            case WithdrawalEvent.PaymentRequestCancelled e -> new Cancelled(file().withOrdonnateur(e.cancelledBy()));
            case SettlementEvent e -> onSettlement(e);
            case DiversionEvent e -> onDiversion(e);
            case CarryForwardEvent e -> with(PaymentFiles.carried(file(), e));
        };
    }

    private PaymentRequest onSettlement(SettlementEvent event) {
        return switch (event) {
            case SettlementEvent.RetentionReleased e ->
                with(file().withRetentionReleased().withOrdonnateur(e.releasedBy()));
            case SettlementEvent.CreditNoteUsed e ->
                taken(file().withNetted(e.parts()).withAccountant(e.usedBy()), post());
            case SettlementEvent.CreditNoteNetted e ->
                taken(file().withNetted(e.parts()).withAccountant(e.nettedBy()), post());
            case SettlementEvent.CreditNoteClaimed e ->
                taken(file().withNetted(e.parts()).withOrdonnateur(e.claimedBy()), post());
            case RestorationEvent e -> with(file().restoring(e));
            case SettlementEvent.RetentionReleaseRequested e -> new Matched(PaymentFiles.ofRetentionRelease(e));
        };
    }

    private PaymentRequest onDeadline(DeadlineEvent event) {
        return switch (event) {
            case DeadlineEvent.DeadlineInterrupted e ->
                with(file().withDeadline(file().deadline().interrupted(e.notifiedOn()))
                        .withOrdonnateur(e.interruptedBy()));
            case DeadlineEvent.DeadlineRestarted e ->
                with(file().withDeadline(file().deadline().restarted(e.completeOn()))
                        .withOrdonnateur(e.restartedBy()));
            case DeadlineEvent.LateInterestAccrued _ -> this;
            case DeadlineEvent.LateInterestRequested e -> new Matched(PaymentFiles.ofLateInterest(e));
        };
    }

    private PaymentRequest onControl(ControlEvent event) {
        return switch (event) {
            case PaymentSuspended e -> new Suspended(file().withAccountant(e.suspendedBy()), post(), e.motives());
            case SuspensionAnswered e -> new Ordered(file().withOrdonnateur(e.answeredBy()), post());
            case PaymentRequestRejected e -> new Rejected(file().withAccountant(e.rejectedBy()), post());
            case AccountantRequisitioned e ->
                with(file().requisitionedFor(e.motives()).withOrdonnateur(e.requisitionedBy()));
            case ControlEvent.RequisitionNotified e -> with(file().withAccountant(e.notifiedBy()));
            case ControlEvent.RequisitionRefusalNotified e -> with(file().withAccountant(e.notifiedBy()));
            case ControlEvent.VisaAwaited _ -> with(file().withVisaAwaited());
            case PrescriptionWaived _ -> with(file().withPrescriptionWaived());
        };
    }

    private PaymentRequest onTransfer(TransferEvent event) {
        return switch (event) {
            case PayeeAccountChanged e -> with(file().askingOn(e.payeeIban()).withOrdonnateur(e.changedBy()));
            case PayeeAccountAccepted e ->
                new Accepted(file().acceptedOn(e.payeeIban()).withAccountant(e.acceptedBy()), post());
            case PaymentReturned e ->
                new Returned(file().lastTransfer(lastTransfer().returned(e.bankReference(), e.reasonCode())), post());
            case TransferEvent.PaymentReissued e ->
                new Paid(
                        file().withAccountant(e.reissuedBy())
                                .acceptedOn(e.payeeIban())
                                .sending(Transfer.sent(e.endToEndId(), e.payeeIban(), e.amount())),
                        post(),
                        e.endToEndId());
            case PaymentWithdrawnFromRun e -> new Accepted(file().withAccountant(e.withdrawnBy()), post());
        };
    }

    private static PaymentRequest taken(PaymentFile file, AccountingPostId post) {
        Balance left = file.kind() == PaymentKind.CREDIT_NOTE ? file.creditLeft() : file.toPay();
        boolean nothing = left.isZero() && file.diversions().seizures().isEmpty();
        return nothing ? new Cleared(file, post) : new Accepted(file, post);
    }

    /** Shares seized have transfers of their own; of a request wholly seized nothing else is left to send. */
    private PaymentRequest onDiversion(DiversionEvent event) {
        PaymentFile diverted = file().diverting(event);
        return switch (event) {
            case DiversionEvent.OppositionsApplied e -> with(diverted.withAccountant(e.appliedBy()));
            case DiversionEvent.OppositionsLowered e -> with(diverted.withAccountant(e.loweredBy()));
            case PayableOffset e -> taken(diverted.withAccountant(e.offsetBy()), post());
            case SeizurePaid e ->
                this instanceof InRun
                        ? new Cleared(diverted.withAccountant(e.paidBy()).paidAfter(e.paymentDays()), post())
                        : with(diverted);
            case SeizureSettled _, SeizureReturned _ -> with(diverted);
            case SeizureReissued e ->
                this instanceof Returned && diverted.toPay().isZero()
                        ? new Cleared(diverted.withAccountant(e.reissuedBy()), post())
                        : with(diverted.withAccountant(e.reissuedBy()));
        };
    }

    /** The same state of a file that changed. */
    private PaymentRequest with(PaymentFile file) {
        return switch (this) {
            case Absent _ -> this;
            case Received _ -> new Received(file);
            case Matched _ -> new Matched(file);
            case Ordered s -> new Ordered(file, s.post());
            case Suspended s -> new Suspended(file, s.post(), s.motives());
            case Rejected s -> new Rejected(file, s.post());
            case Refused _ -> new Refused(file);
            case Cancelled _ -> new Cancelled(file);
            case Accepted s -> new Accepted(file, s.post());
            case Cleared s -> new Cleared(file, s.post());
            case InRun s -> new InRun(file, s.post(), s.runId());
            case Paid s -> new Paid(file, s.post(), s.endToEndId());
            case Settled s -> new Settled(file, s.post(), s.endToEndId(), s.bankEntryId());
            case Returned s -> new Returned(file, s.post());
        };
    }

    private PaymentFile file() {
        return opened().orElseThrow(() -> new IllegalStateException("the log acts on an invoice it never received"));
    }

    private AccountingPostId post() {
        return assignedPost().orElseThrow(() -> new IllegalStateException("the log pays what was never ordered"));
    }

    private Transfer lastTransfer() {
        if (file().transfers().isEmpty()) {
            throw new IllegalStateException("the log tells of a transfer of a payment in state " + status());
        }
        return file().transfers().getLast();
    }
}
