package fr.quitus.domain.payment;

import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunOpened;
import fr.quitus.domain.payment.PaymentRunEvent.RunRefundOrdered;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestScheduled;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestWithdrawn;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.value.PaymentRunId;
import java.util.Optional;

/**
 * Campagne de paiement : {@code UNOPENED → OPEN → CLOSED}. Payments may name a run that nobody opened; such a run
 * writes no file.
 */
public sealed interface PaymentRun {
    /** Nobody opened it. */
    record Unopened() implements PaymentRun {}

    /** Ouverte : requests enter it and are paid. */
    record Open(RunFile file) implements PaymentRun {}

    /** Close : its file is known for ever. */
    record Closed(RunFile file, PaymentRunClosed closing) implements PaymentRun {
        /** What its file is made of. */
        public RunOrders orders() {
            return RunOrders.closing(file, closing.closedAt());
        }
    }

    PaymentRun UNOPENED = new Unopened();

    static String aggregateId(PaymentRunId id) {
        return "payment-run:" + id;
    }

    /** The file, once the run was opened. */
    default Optional<RunFile> opened() {
        return switch (this) {
            case Unopened _ -> Optional.empty();
            case Open s -> Optional.of(s.file());
            case Closed s -> Optional.of(s.file());
        };
    }

    /** The state's name, as questions answer it. */
    default String status() {
        return switch (this) {
            case Unopened _ -> "UNOPENED";
            case Open _ -> "OPEN";
            case Closed _ -> "CLOSED";
        };
    }

    default PaymentRun evolve(PaymentRunEvent event) {
        return switch (event) {
            case PaymentRunOpened e ->
                new Open(new RunFile(e.runId(), e.executionDate(), e.post(), e.account(), RunMembers.NONE));
            case RunRequestScheduled e -> new Open(file().members(members -> members.scheduling(e.paymentRequestId())));
            case RunRequestWithdrawn e ->
                new Open(file().members(members -> members.withdrawing(e.paymentRequestId())));
            case RunTransferOrdered e ->
                new Open(file().members(members -> members.ordering(e.paymentRequestId(), e.transfer())));
            case RunRefundOrdered e -> new Open(file().members(members -> members.ordering(null, e.transfer())));
            case PaymentRunClosed e -> new Closed(file(), e);
        };
    }

    private RunFile file() {
        return opened().orElseThrow(() -> new IllegalStateException("the log acts on a run that nobody opened"));
    }
}
