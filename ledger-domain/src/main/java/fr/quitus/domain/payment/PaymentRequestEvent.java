package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.TakeoverOrigin;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens to a payment request (DP) from its receipt to its settlement. */
public sealed interface PaymentRequestEvent extends LedgerEvent
        permits PaymentRequestEvent.InvoiceReceived,
                PaymentRequestEvent.PaymentRequestTakenOver,
                PaymentRequestEvent.InvoiceMatched,
                PaymentRequestEvent.PaymentOrdered,
                PaymentRequestEvent.PaymentAccepted,
                PaymentRequestEvent.PaymentScheduled,
                PaymentRequestEvent.PaymentExecuted,
                PaymentRequestEvent.PaymentSettled,
                SplitEvent,
                DeadlineEvent,
                ControlEvent,
                TransferEvent,
                WithdrawalEvent,
                SettlementEvent,
                DiversionEvent,
                CarryForwardEvent {
    PaymentRequestId paymentRequestId();

    @Override
    default String aggregateId() {
        return PaymentRequest.aggregateId(paymentRequestId());
    }

    /**
     * Facture reçue : the payment deadline starts on {@code receivedOn} or when the service was rendered, if later.
     * Version 2 knows credit notes, version 3 the service facturier, version 4 natural persons.
     *
     * @param invoicingPost the post whose service facturier receives and liquidates it, if any
     * @param correctedRequestId the invoice that a credit note corrects
     */
    @EventName("invoice-received.v4")
    record InvoiceReceived(
            PaymentRequestId paymentRequestId,
            PaymentRequestNumber paymentRequestNumber,
            PaymentKind kind,
            ThirdPartyRef supplier,
            String invoiceNumber,
            LocalDate invoiceDate,
            LocalDate receivedOn,
            Amount amountExclTax,
            @Nullable Amount vat,
            Amount amountInclTax,
            @Personal Iban payeeIban,
            CommitmentNumber commitmentNumber,
            @Nullable PaymentRequestId correctedRequestId,
            @Nullable AccountingPostId invoicingPost,
            ActorId receivedBy)
            implements PaymentRequestEvent {}

    /**
     * Demande reprise d'un autre système : the events beside it say what had become of it there, on the days it did.
     *
     * @param origin where it was taken over from, for ever
     * @param status the state it was taken over in
     */
    @EventName("payment-request-taken-over.v1")
    record PaymentRequestTakenOver(
            PaymentRequestId paymentRequestId,
            TakeoverOrigin origin,
            String status,
            LocalDate takenOverOn,
            ActorId takenOverBy)
            implements PaymentRequestEvent {}

    /**
     * Facture rapprochée du service fait (liquidation). Version 2 says what is deducted from each line.
     *
     * @param commitmentActors who acted on the EJ until then, sorted: they are on the ordonnateur's side of the request
     *        too
     */
    @EventName("invoice-matched.v2")
    record InvoiceMatched(
            PaymentRequestId paymentRequestId,
            List<PaymentLine> lines,
            ActorId matchedBy,
            List<ActorId> commitmentActors)
            implements PaymentRequestEvent {
        public InvoiceMatched {
            lines = List.copyOf(lines);
            commitmentActors = List.copyOf(commitmentActors);
        }
    }

    /** Paiement ordonnancé; the assigned accounting post is fixed here for the life of the request. */
    @EventName("payment-ordered.v1")
    record PaymentOrdered(
            PaymentRequestId paymentRequestId,
            Amount amount,
            AccountingPostId assignedPost,
            LocalDate orderedOn,
            ActorId orderedBy,
            @Nullable String delegationId)
            implements PaymentRequestEvent {}

    /**
     * Demande prise en charge par le comptable, with entry P02, or those of what is deducted (P09, P10, P14), P18 for
     * late interest; the creditor's account is frozen here.
     *
     * @param amount gross
     * @param checks the ten; one that a requisition overrides is not satisfied
     */
    @EventName("payment-accepted.v2")
    record PaymentAccepted(
            PaymentRequestId paymentRequestId,
            Amount amount,
            Map<AccountantCheck, CheckResult> checks,
            Liability liability,
            @Personal Iban payeeIban,
            AccountingPostId post,
            LocalDate acceptedOn,
            ActorId acceptedBy,
            List<JournalEntry> entries)
            implements PaymentRequestEvent {
        public PaymentAccepted {
            // In the order of the ten checks, so that the same acceptance is always written as the same bytes.
            checks = Collections.unmodifiableMap(new TreeMap<>(checks));
            entries = List.copyOf(entries);
        }
    }

    /** Paiement inscrit à une campagne. */
    @EventName("payment-scheduled.v1")
    record PaymentScheduled(
            PaymentRequestId paymentRequestId, PaymentRunId runId, LocalDate executionDate, ActorId scheduledBy)
            implements PaymentRequestEvent {}

    /**
     * Paiement exécuté (mise en paiement), with entry P03.
     *
     * @param amount of the transfer
     * @param paymentDays délai global de paiement, in days from the start of the deadline to the value date
     */
    @EventName("payment-executed.v1")
    record PaymentExecuted(
            PaymentRequestId paymentRequestId,
            PaymentRunId runId,
            String endToEndId,
            Amount amount,
            LocalDate valueDate,
            int paymentDays,
            ActorId executedBy,
            List<JournalEntry> entries)
            implements PaymentRequestEvent {
        public PaymentExecuted {
            entries = List.copyOf(entries);
        }
    }

    /** Paiement réglé : the debit is on the bank statement, with entry P04. */
    @EventName("payment-settled.v1")
    record PaymentSettled(
            PaymentRequestId paymentRequestId,
            BankEntryId bankEntryId,
            Amount amount,
            LocalDate valueDate,
            List<JournalEntry> entries)
            implements PaymentRequestEvent {
        public PaymentSettled {
            entries = List.copyOf(entries);
        }
    }
}
