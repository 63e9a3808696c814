package fr.quitus.domain.payment;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.Personal;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Dossier de DP : what a payment request remembers of its events.
 *
 * @param supplierName kept where no EJ tells it
 * @param invoiceNumber the supplier's; of the request whose lateness it pays, for late interest
 * @param amount gross, all taxes included
 * @param part what it is of its invoice
 * @param payeeIban the account the creditor now asks to be paid on
 * @param acceptedIban the account the comptable accepted; money goes there or nowhere
 * @param commitmentNumber absent for what is paid without a commitment, whose lines are the uncommitted ones
 * @param ordonnateurSide who acted on the ordonnateur's side; none of them may act as comptable, nor the reverse
 * @param requisitioned motives of the suspension that a requisition overrode; empty without one
 * @param prescriptionWaived the minister gave up opposing the four-year prescription
 * @param visaAwaited its EJ lacked its visa when it was liquidated; the comptable looks again
 * @param transfers every attempt to pay, first to last
 * @param paymentDays délai global de paiement in days, once paid
 * @param correctedRequestId the invoice that a credit note corrects
 * @param invoicingPost whose service facturier received it: the comptable liquidates it, not the manager
 * @param netted by place of the line, from 0: what credit notes paid of it; of a credit note, what was used of it
 * @param retentionReleased another request pays back the retention of this one
 * @param diversions what pays the creditor's own debts
 * @param restorations what he paid back of it
 * @param awaitingCredits ordered on credits that lapsed: nothing is reserved for it, and it is not paid
 */
public record PaymentFile(
        PaymentRequestId id,
        PaymentRequestNumber number,
        PaymentKind kind,
        ThirdPartyRef supplier,
        @Personal @Nullable String supplierName,
        String invoiceNumber,
        LocalDate receivedOn,
        Amount amount,
        InvoicePart part,
        @Personal Iban payeeIban,
        @Personal @Nullable Iban acceptedIban,
        @Nullable CommitmentNumber commitmentNumber,
        @Nullable PaymentRequestId correctedRequestId,
        @Nullable AccountingPostId invoicingPost,
        List<PaymentLine> lines,
        List<UncommittedLine> uncommittedLines,
        Set<ActorId> ordonnateurSide,
        Set<ActorId> accountantSide,
        PaymentDeadline deadline,
        Set<SuspensionMotive> requisitioned,
        boolean prescriptionWaived,
        boolean visaAwaited,
        List<Transfer> transfers,
        @Nullable Integer paymentDays,
        boolean retentionReleased,
        Map<Integer, Balance> netted,
        Diversions diversions,
        Restorations restorations,
        boolean awaitingCredits) {
    public PaymentFile {
        lines = List.copyOf(lines);
        uncommittedLines = List.copyOf(uncommittedLines);
        ordonnateurSide = Set.copyOf(ordonnateurSide);
        accountantSide = Set.copyOf(accountantSide);
        requisitioned = Set.copyOf(requisitioned);
        transfers = List.copyOf(transfers);
        netted = Collections.unmodifiableMap(new TreeMap<>(netted));
    }

    /** Gross amounts, what is deducted from them, and what is left to pay; a credit note pays nothing. */
    public Settlement settlement() {
        return settlementDiverting(diversions.offset(), diversions.seized());
    }

    Settlement settlementDiverting(Balance offset, Balance seized) {
        return Settlement.of(this).diverting(offset, seized);
    }

    /** Of a credit note, what was neither netted nor claimed back yet. */
    public Balance creditLeft() {
        return netted.values().stream().reduce(amount.balance(), Balance::minus);
    }

    /** Net à payer : what the transfer to the creditor is for; nothing of it when deductions take all. */
    public Balance toPay() {
        return settlement().toPay();
    }

    Amount transferAmount() {
        return toPay().amount();
    }

    /** CP that the request takes from each envelope, in the order envelopes are locked. */
    public Map<EnvelopeId, Amount> amountByEnvelope() {
        return settlement().creditsByEnvelope();
    }

    /** The part of it that needs AE too, since no commitment took them. */
    Map<EnvelopeId, Amount> uncommittedByEnvelope() {
        return lines.isEmpty() ? amountByEnvelope() : Map.of();
    }

    /** The unit whose ordonnateur orders the payment and whose comptable pays it. */
    public FundsCentre fundsCentre() {
        EnvelopeId envelope = lines.isEmpty()
                ? uncommittedLines.getFirst().envelope()
                : lines.getFirst().envelope();
        return envelope.fundsCentre();
    }

    /** The commitment of a file whose lines were certified on one. */
    CommitmentNumber commitment() {
        if (commitmentNumber == null) {
            throw new IllegalStateException("DP " + number + " has committed lines and no commitment");
        }
        return commitmentNumber;
    }

    /** The deadline starts when the invoice arrived or, if later, when the last service it claims was rendered. */
    public LocalDate deadlineStart() {
        return deadline.start();
    }

    /** The creditor's account changed after the comptable accepted another one. */
    public boolean accountChanged() {
        return acceptedIban != null && !acceptedIban.equals(payeeIban);
    }

    Optional<Transfer> transfer(String endToEndId) {
        return transfers.stream().filter(t -> t.endToEndId().equals(endToEndId)).findFirst();
    }

    /** The identity of the next attempt, never used before. */
    String nextEndToEndId() {
        return "DP" + number + "-" + (transfers.size() + 1);
    }

    /** Solde : after it, its lines of the EJ are claimed no more. */
    boolean balances() {
        return kind == PaymentKind.BALANCE;
    }

    /** Liquidated: by the comptable where there is a service facturier, on the ordonnateur's side elsewhere. */
    PaymentFile matched(InvoiceMatched e) {
        PaymentFile next = withLines(e.lines()).withOrdonnateurs(e.commitmentActors());
        return invoicingPost == null ? next.withOrdonnateur(e.matchedBy()) : next.withAccountant(e.matchedBy());
    }

    private PaymentFile withLines(List<PaymentLine> matched) {
        LocalDate start = receivedOn;
        for (PaymentLine line : matched) {
            LocalDate rendered = line.dateRendered();
            start = rendered != null && rendered.isAfter(start) ? rendered : start;
        }
        PaymentDeadline next = deadline.startingOn(start);
        return copy(f -> {
            f.lines = matched;
            f.deadline = next;
        });
    }

    PaymentFile withOrdonnateurs(Collection<ActorId> actors) {
        return copy(f -> f.ordonnateurSide.addAll(actors));
    }

    PaymentFile withOrdonnateur(ActorId actor) {
        return withOrdonnateurs(List.of(actor));
    }

    PaymentFile withAccountant(ActorId actor) {
        return withAccountants(List.of(actor));
    }

    PaymentFile withAccountants(Collection<ActorId> actors) {
        return copy(f -> f.accountantSide.addAll(actors));
    }

    PaymentFile withDeadline(PaymentDeadline next) {
        return copy(f -> f.deadline = next);
    }

    /** The same file, its due date under this law. */
    public PaymentFile under(LawParameters law) {
        return withDeadline(deadline.under(law));
    }

    PaymentFile askingOn(Iban account) {
        return copy(f -> f.payeeIban = account);
    }

    PaymentFile acceptedOn(Iban account) {
        return copy(f -> f.acceptedIban = account);
    }

    PaymentFile requisitionedFor(Collection<SuspensionMotive> motives) {
        return copy(f -> f.requisitioned = Set.copyOf(motives));
    }

    PaymentFile withPrescriptionWaived() {
        return copy(f -> f.prescriptionWaived = true);
    }

    PaymentFile withVisaAwaited() {
        return copy(f -> f.visaAwaited = true);
    }

    PaymentFile sending(Transfer transfer) {
        return copy(f -> f.transfers.add(transfer));
    }

    /** The last attempt as the bank now tells it. */
    PaymentFile lastTransfer(Transfer told) {
        return copy(f -> f.transfers.set(f.transfers.size() - 1, told));
    }

    PaymentFile diverting(DiversionEvent event) {
        return copy(f -> f.diversions = diversions.after(event));
    }

    PaymentFile restoring(RestorationEvent event) {
        PaymentFile next = copy(f -> f.restorations = restorations.after(event));
        return switch (event) {
            case SettlementEvent.CreditsRestored e -> next.withAccountant(e.restoredBy());
            case RestorationEvent.RestorationClaimed e -> next.withOrdonnateur(e.claimedBy());
            case RestorationEvent.RestorationClaimLowered _, RestorationEvent.CreditsRestoredByTitle _ -> next;
        };
    }

    PaymentFile paidAfter(int days) {
        return copy(f -> f.paymentDays = days);
    }

    PaymentFile withNetted(List<NettedPart> parts) {
        return copy(f ->
                parts.forEach(part -> f.netted.merge(part.line(), part.amount().balance(), Balance::plus)));
    }

    PaymentFile withRetentionReleased() {
        return copy(f -> f.retentionReleased = true);
    }

    PaymentFile keeping(Amount kept, InvoicePart keptPart) {
        return copy(f -> {
            f.amount = kept;
            f.part = keptPart;
        });
    }

    private PaymentFile copy(Consumer<PaymentFileCopy> change) {
        PaymentFileCopy copy = new PaymentFileCopy(this);
        change.accept(copy);
        return copy.file();
    }

    /** On these lines, and whether it waits for credits. */
    PaymentFile on(List<PaymentLine> moved, List<UncommittedLine> movedUncommitted, boolean awaiting) {
        return copy(f -> {
            f.lines = moved;
            f.uncommittedLines = movedUncommitted;
            f.awaitingCredits = awaiting;
        });
    }
}
