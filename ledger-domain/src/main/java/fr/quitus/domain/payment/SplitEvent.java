package fr.quitus.domain.payment;

import fr.quitus.domain.EventName;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one invoice becomes two requests. Both amounts, and both amounts of VAT, add up to what was asked before. */
public sealed interface SplitEvent extends PaymentRequestEvent {

    /**
     * Facture scindée : the request asks for this much of it from now on.
     *
     * @param remainderRequestId the request that asks for the rest
     * @param amount all taxes included
     * @param vat in that amount
     */
    @EventName("invoice-split.v1")
    record InvoiceSplit(
            PaymentRequestId paymentRequestId,
            PaymentRequestId remainderRequestId,
            Amount amount,
            Balance vat,
            LocalDate splitOn,
            ActorId splitBy)
            implements SplitEvent {}

    /**
     * Reste d'une facture scindée, on a request of its own: of the same supplier, number, dates and EJ. Its payment
     * deadline is the invoice's, with the interruption it had.
     *
     * @param splitRequestId the request that asked for it until then
     * @param vat in the amount
     * @param interruptedOn absent where the deadline was not interrupted
     * @param completeOn absent as long as documents are missing
     * @param ordonnateurActors who acted on the invoice on the ordonnateur's side, sorted
     * @param accountantActors who acted on it on the comptable's, sorted
     */
    @EventName("invoice-remainder-received.v1")
    record InvoiceRemainderReceived(
            PaymentRequestId paymentRequestId,
            PaymentRequestNumber paymentRequestNumber,
            PaymentRequestId splitRequestId,
            PaymentKind kind,
            ThirdPartyRef supplier,
            String invoiceNumber,
            LocalDate invoiceDate,
            LocalDate receivedOn,
            Amount amount,
            Balance vat,
            @Personal Iban payeeIban,
            CommitmentNumber commitmentNumber,
            @Nullable AccountingPostId invoicingPost,
            @Nullable LocalDate interruptedOn,
            @Nullable LocalDate completeOn,
            boolean prescriptionWaived,
            List<ActorId> ordonnateurActors,
            List<ActorId> accountantActors,
            ActorId splitBy)
            implements SplitEvent {
        public InvoiceRemainderReceived {
            ordonnateurActors = List.copyOf(ordonnateurActors);
            accountantActors = List.copyOf(accountantActors);
        }
    }
}
