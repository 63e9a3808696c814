package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.Instant;
import java.time.LocalDate;

/** What happens to a payment run. Its file is made of these events alone. */
public sealed interface PaymentRunEvent extends LedgerEvent {
    PaymentRunId runId();

    @Override
    default String aggregateId() {
        return PaymentRun.aggregateId(runId());
    }

    /** Campagne ouverte. */
    @EventName("payment-run-opened.v1")
    record PaymentRunOpened(
            PaymentRunId runId,
            LocalDate executionDate,
            AccountingPostId post,
            TreasuryAccount account,
            ActorId openedBy)
            implements PaymentRunEvent {}

    /** Demande inscrite à la campagne, with its gross amount. */
    @EventName("run-request-scheduled.v1")
    record RunRequestScheduled(PaymentRunId runId, PaymentRequestId paymentRequestId, Amount amount)
            implements PaymentRunEvent {}

    /** Demande retirée de la campagne. */
    @EventName("run-request-withdrawn.v1")
    record RunRequestWithdrawn(PaymentRunId runId, PaymentRequestId paymentRequestId) implements PaymentRunEvent {}

    /**
     * Virement ordonné à la banque, first attempt or not: it will be in the run's file. Version 2 knows natural
     * persons.
     */
    @EventName("run-transfer-ordered.v2")
    record RunTransferOrdered(PaymentRunId runId, PaymentRequestId paymentRequestId, RunTransfer transfer)
            implements PaymentRunEvent {}

    /** Remboursement d'un excédent ordonné à la banque, first attempt or not: it will be in the run's file too. */
    @EventName("run-refund-ordered.v2")
    record RunRefundOrdered(PaymentRunId runId, RevenueOrderNumber revenueOrderNumber, RunTransfer transfer)
            implements PaymentRunEvent {}

    /**
     * Campagne close : its one file is fixed, whether or not it was written yet.
     *
     * @param messageId identity of the file for the bank
     * @param transfers how many there are
     * @param controlSum what they come to
     * @param sha256 of the file's bytes
     */
    @EventName("payment-run-closed.v1")
    record PaymentRunClosed(
            PaymentRunId runId,
            String messageId,
            Instant closedAt,
            int transfers,
            Amount controlSum,
            String sha256,
            int sizeBytes,
            ActorId closedBy)
            implements PaymentRunEvent {}
}
