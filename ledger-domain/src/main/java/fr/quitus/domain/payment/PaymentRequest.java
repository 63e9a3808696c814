package fr.quitus.domain.payment;

import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Demande de paiement (DP) : {@code RECEIVED → MATCHED → ORDERED → ACCEPTED → IN_RUN → PAID → SETTLED}. Each state is a
 * type, so an act names those it accepts.
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

    /** Prise en charge. */
    record Accepted(PaymentFile file, AccountingPostId post) implements PaymentRequest {}

    /** Inscrite à une campagne de paiement. */
    record InRun(PaymentFile file, AccountingPostId post, PaymentRunId runId) implements PaymentRequest {}

    /** Mise en paiement. */
    record Paid(PaymentFile file, AccountingPostId post, String endToEndId) implements PaymentRequest {}

    /** Réglée. */
    record Settled(PaymentFile file, AccountingPostId post, String endToEndId, BankEntryId bankEntryId)
            implements PaymentRequest {}

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
            case Accepted s -> Optional.of(s.file());
            case InRun s -> Optional.of(s.file());
            case Paid s -> Optional.of(s.file());
            case Settled s -> Optional.of(s.file());
        };
    }

    /** The state's name as the domain reference writes it. */
    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Received _ -> "RECEIVED";
            case Matched _ -> "MATCHED";
            case Ordered _ -> "ORDERED";
            case Accepted _ -> "ACCEPTED";
            case InRun _ -> "IN_RUN";
            case Paid _ -> "PAID";
            case Settled _ -> "SETTLED";
        };
    }

    /** Poste comptable assignataire, fixed when the payment is ordered. */
    default Optional<AccountingPostId> assignedPost() {
        return switch (this) {
            case Ordered s -> Optional.of(s.post());
            case Accepted s -> Optional.of(s.post());
            case InRun s -> Optional.of(s.post());
            case Paid s -> Optional.of(s.post());
            case Settled s -> Optional.of(s.post());
            case Absent _, Received _, Matched _ -> Optional.empty();
        };
    }

    default PaymentRequest evolve(PaymentRequestEvent event) {
        return switch (event) {
            case InvoiceReceived e -> new Received(received(e));
            case InvoiceMatched e ->
                new Matched(file().withLines(e.lines())
                        .withOrdonnateurs(e.commitmentActors())
                        .withOrdonnateur(e.matchedBy()));
            case PaymentOrdered e -> new Ordered(file().withOrdonnateur(e.orderedBy()), e.assignedPost());
            case PaymentAccepted e -> new Accepted(file().withAccountant(e.acceptedBy()), e.post());
            case PaymentScheduled e -> new InRun(file().withAccountant(e.scheduledBy()), post(), e.runId());
            case PaymentExecuted e ->
                new Paid(file().withAccountant(e.executedBy()).paidAfter(e.paymentDays()), post(), e.endToEndId());
            case PaymentSettled e -> new Settled(file(), post(), endToEndId(), e.bankEntryId());
        };
    }

    private static PaymentFile received(InvoiceReceived e) {
        return new PaymentFile(
                e.paymentRequestId(),
                e.paymentRequestNumber(),
                e.supplier(),
                e.invoiceNumber(),
                e.receivedOn(),
                e.amountInclTax(),
                e.payeeIban(),
                e.commitmentNumber(),
                List.of(),
                Set.of(e.receivedBy()),
                Set.of(),
                null);
    }

    private PaymentFile file() {
        return opened().orElseThrow(() -> new IllegalStateException("the log acts on an invoice it never received"));
    }

    private AccountingPostId post() {
        return assignedPost().orElseThrow(() -> new IllegalStateException("the log pays what was never ordered"));
    }

    private String endToEndId() {
        if (this instanceof Paid(PaymentFile _, AccountingPostId _, String endToEndId)) {
            return endToEndId;
        }
        throw new IllegalStateException("the log settles a payment in state " + status());
    }
}
