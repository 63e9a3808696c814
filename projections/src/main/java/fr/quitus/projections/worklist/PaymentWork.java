package fr.quitus.projections.worklist;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.payment.CarryForwardEvent.AwaitedCreditsReserved;
import fr.quitus.domain.payment.CarryForwardEvent.PaymentRequestCarriedForward;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.ControlEvent.PaymentSuspended;
import fr.quitus.domain.payment.ControlEvent.SuspensionAnswered;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineInterrupted;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineRestarted;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionEvent.OppositionsApplied;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentRequestTakenOver;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteClaimed;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteNetted;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteUsed;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.domain.payment.SplitEvent.InvoiceSplit;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountAccepted;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.payment.TransferEvent.PaymentWithdrawnFromRun;
import fr.quitus.domain.payment.WithdrawalEvent.InvoiceRefused;
import fr.quitus.domain.payment.WithdrawalEvent.PaymentRequestCancelled;
import fr.quitus.domain.value.Amount;
import fr.quitus.projections.worklist.WorkListProjection.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Corbeilles des demandes de paiement, from the invoice to the transfer that came back. */
final class PaymentWork {
    private static final String CREDIT_NOTE = "AVOIR";
    /** Requests that the ledger opened by itself: nobody will ask for them again. */
    static final String LATE_INTEREST = "INTERETS";

    private static final String RETENTION_RELEASE = "RETENUE";

    private PaymentWork() {}

    static @Nullable Row begun(LedgerEvent event, @Nullable Row row) {
        return switch (event) {
            case InvoiceReceived e ->
                Row.of(
                                e.kind() == PaymentKind.CREDIT_NOTE ? CREDIT_NOTE : "DP",
                                e.paymentRequestNumber().text(),
                                null,
                                e.supplier() + " " + e.invoiceNumber(),
                                e.amountInclTax().cents())
                        .placed(
                                null,
                                e.commitmentNumber().text(),
                                e.invoicingPost() == null
                                        ? null
                                        : e.invoicingPost().text())
                        .deadline(
                                e.kind() == PaymentKind.CREDIT_NOTE ? null : e.receivedOn(),
                                row == null ? null : row.interruptedOn(),
                                row == null ? null : row.completeOn());
            case InvoiceRemainderReceived e ->
                Row.of(
                                "DP",
                                e.paymentRequestNumber().text(),
                                null,
                                e.supplier() + " " + e.invoiceNumber(),
                                e.amount().cents())
                        .placed(
                                null,
                                e.commitmentNumber().text(),
                                e.invoicingPost() == null
                                        ? null
                                        : e.invoicingPost().text())
                        .deadline(e.receivedOn(), e.interruptedOn(), e.completeOn());
            case LateInterestRequested e ->
                Row.of(
                                LATE_INTEREST,
                                e.paymentRequestNumber().text(),
                                e.lines().getFirst().envelope().fundsCentre().text(),
                                e.supplier() + " " + e.invoiceNumber(),
                                e.amount().cents())
                        .deadline(e.accruedOn(), null, null);
            case RetentionReleaseRequested e ->
                Row.of(
                                RETENTION_RELEASE,
                                e.paymentRequestNumber().text(),
                                e.lines().getFirst().envelope().fundsCentre().text(),
                                e.supplier() + " " + e.invoiceNumber(),
                                e.amount().cents())
                        .placed(
                                e.lines().getFirst().envelope().fundsCentre().text(),
                                e.commitmentNumber().text(),
                                null)
                        .deadline(e.releasedOn(), null, null);
            default -> row;
        };
    }

    static Row after(Row row, PaymentRequestEvent event) {
        return switch (event) {
            case InvoiceReceived e -> row.waiting(e.invoicingPost() == null ? Task.TO_MATCH : Task.TO_LIQUIDATE);
            case InvoiceRemainderReceived _ ->
                row.waiting(isInterrupted(row) ? Task.AWAITING_DOCUMENTS : afterDocuments(row));
            case InvoiceSplit e -> row.amount(e.amount().cents());
            case PaymentRequestTakenOver e -> row.takenOver(e.origin());
            case LateInterestRequested _, RetentionReleaseRequested _ -> row.waiting(Task.TO_ORDER);
            case InvoiceMatched e -> matched(row, e);
            case DeadlineInterrupted e ->
                row.deadline(row.deadlineStart(), e.notifiedOn(), null).waiting(Task.AWAITING_DOCUMENTS);
            case DeadlineRestarted e ->
                row.deadline(row.deadlineStart(), row.interruptedOn(), e.completeOn())
                        .waiting(afterDocuments(row));
            case PaymentOrdered e ->
                row.placed(
                                row.fundsCentre(),
                                row.commitmentNumber(),
                                e.assignedPost().text())
                        .waiting(Task.TO_ACCEPT);
            case PaymentSuspended _ -> row.waiting(Task.TO_ANSWER);
            case SuspensionAnswered _ -> row.waiting(Task.TO_ACCEPT);
            case PaymentAccepted _ -> accepted(row);
            case PayeeAccountAccepted _, PaymentWithdrawnFromRun _ -> row.waiting(Task.TO_SCHEDULE);
            case CreditNoteUsed e -> lessened(row, e.amount());
            case CreditNoteNetted e -> lessened(row, e.amount());
            case PayableOffset e -> lessened(row, e.amount());
            case PaymentScheduled _ -> row.waiting(Task.TO_EXECUTE);
            case PaymentRequestCarriedForward e -> e.awaitingCredits() ? row.waiting(Task.AWAITING_CREDITS) : row;
            case AwaitedCreditsReserved e -> row.waiting(goingOn(e.status()));
            case PaymentReturned e -> row.amount(e.amount().cents()).waiting(Task.TO_REISSUE);
            case OppositionsApplied e -> isBack(row) ? row.amount(row.amountCents() - seized(e)) : row;
            case SeizureReissued _ -> isBack(row) && row.amountCents() == 0 ? row.done() : row;
            case PaymentRequestRejected _ -> rejected(row);
            case PaymentExecuted _,
                    SeizurePaid _,
                    CreditNoteClaimed _,
                    PaymentReissued _,
                    InvoiceRefused _,
                    PaymentRequestCancelled _ -> row.done();
            default -> row;
        };
    }

    /** Taken in charge: a credit note is used and not sent, and where deductions took all nothing is left to send. */
    private static Row accepted(Row row) {
        if (row.amountCents() == 0) {
            return row.done();
        }
        return row.waiting(row.kind().equals(CREDIT_NOTE) ? Task.TO_NET : Task.TO_SCHEDULE);
    }

    /**
     * A supplier sends his invoice again; what is due without request is ordered again (code de la commande publique,
     * art. R2192-36).
     */
    private static Row rejected(Row row) {
        return switch (row.kind()) {
            case LATE_INTEREST, RETENTION_RELEASE -> row.waiting(Task.TO_ORDER);
            default -> row.done();
        };
    }

    private static boolean isBack(Row row) {
        return Task.TO_REISSUE.name().equals(row.task());
    }

    private static long seized(OppositionsApplied e) {
        return e.seizures().stream().mapToLong(share -> share.amount().cents()).sum();
    }

    /** Part of it needs no transfer. */
    private static Row lessened(Row row, Amount part) {
        Row next = row.amount(row.amountCents() - part.cents());
        return next.amountCents() == 0 ? next.done() : next;
    }

    private static boolean isInterrupted(Row row) {
        return row.interruptedOn() != null && row.completeOn() == null;
    }

    private static Task afterDocuments(Row row) {
        if (row.fundsCentre() != null) {
            return Task.TO_ORDER;
        }
        return row.post() == null ? Task.TO_MATCH : Task.TO_LIQUIDATE;
    }

    /** Whose turn it is again, once the credits are there. */
    private static Task goingOn(String status) {
        return switch (status) {
            case "SUSPENDED" -> Task.TO_ANSWER;
            case "ACCEPTED" -> Task.TO_SCHEDULE;
            case "IN_RUN" -> Task.TO_EXECUTE;
            default -> Task.TO_ACCEPT;
        };
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /**
     * Liquidated, it is of the unit whose credits it claims, for what deductions leave of it; the deadline starts with
     * the last service claimed, and a credit note has none.
     */
    private static Row matched(Row row, InvoiceMatched e) {
        LocalDate start = row.deadlineStart();
        String fundsCentre = row.fundsCentre();
        long left = 0;
        for (PaymentLine line : e.lines()) {
            fundsCentre = line.envelope().fundsCentre().text();
            start = row.kind().equals(CREDIT_NOTE) ? null : later(start, line.dateRendered());
            left += line.amount().balance().minus(line.deductions().total()).cents();
        }
        Row next = row.placed(fundsCentre, row.commitmentNumber(), row.post())
                .amount(left)
                .deadline(start, row.interruptedOn(), row.completeOn());
        return isInterrupted(row) ? next.waiting(Task.AWAITING_DOCUMENTS) : next.waiting(Task.TO_ORDER);
    }
}
