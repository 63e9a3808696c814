package fr.quitus.domain.payment;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import java.util.List;

/** Ouverture d'un dossier de DP, by the event that begins it. */
final class PaymentFiles {
    private PaymentFiles() {}

    /**
     * The file of an invoice. One that was rejected, refused or cancelled and that comes again keeps what belongs to
     * the invoice and not to the request: who acted on it, its interrupted deadline, a waived prescription.
     */
    static PaymentFile received(InvoiceReceived e, PaymentRequest before) {
        PaymentFileCopy file = new PaymentFileCopy(
                e.paymentRequestId(),
                e.paymentRequestNumber(),
                e.kind(),
                e.supplier(),
                e.invoiceNumber(),
                e.receivedOn(),
                e.amountInclTax(),
                e.payeeIban());
        file.commitmentNumber = e.commitmentNumber();
        file.correctedRequestId = e.correctedRequestId();
        file.invoicingPost = e.invoicingPost();
        Amount vat = e.vat();
        file.part = new InvoicePart(
                e.invoiceDate(),
                vat == null ? Balance.ZERO : vat.balance(),
                before.opened().filter(rejected -> rejected.part().ofSeveral()).isPresent());
        before.opened().ifPresent(rejected -> {
            file.ordonnateurSide.addAll(rejected.ordonnateurSide());
            file.accountantSide.addAll(rejected.accountantSide());
            file.deadline = rejected.deadline().startingOn(e.receivedOn());
            file.prescriptionWaived = rejected.prescriptionWaived();
        });
        (e.invoicingPost() == null ? file.ordonnateurSide : file.accountantSide).add(e.receivedBy());
        return file.file();
    }

    /** Scindée, or what was split off, with what belongs to the invoice and not to one request. */
    static PaymentFile split(SplitEvent event, PaymentRequest request) {
        return switch (event) {
            case SplitEvent.InvoiceSplit e -> {
                PaymentFile file = request.opened().orElseThrow();
                InvoicePart part = new InvoicePart(file.part().invoiceDate(), e.vat(), true);
                yield withSplitter(file.keeping(e.amount(), part), e.splitBy());
            }
            case SplitEvent.InvoiceRemainderReceived e -> ofRemainder(e);
        };
    }

    private static PaymentFile withSplitter(PaymentFile file, ActorId splitter) {
        return file.invoicingPost() == null ? file.withOrdonnateur(splitter) : file.withAccountant(splitter);
    }

    private static PaymentFile ofRemainder(SplitEvent.InvoiceRemainderReceived e) {
        PaymentDeadline deadline = PaymentDeadline.from(e.receivedOn());
        if (e.interruptedOn() != null) {
            deadline = deadline.interrupted(e.interruptedOn());
        }
        if (e.completeOn() != null) {
            deadline = deadline.restarted(e.completeOn());
        }
        PaymentFileCopy file = new PaymentFileCopy(
                e.paymentRequestId(),
                e.paymentRequestNumber(),
                e.kind(),
                e.supplier(),
                e.invoiceNumber(),
                e.receivedOn(),
                e.amount(),
                e.payeeIban());
        file.part = new InvoicePart(e.invoiceDate(), e.vat(), true);
        file.commitmentNumber = e.commitmentNumber();
        file.invoicingPost = e.invoicingPost();
        file.ordonnateurSide.addAll(e.ordonnateurActors());
        file.accountantSide.addAll(e.accountantActors());
        file.deadline = deadline;
        file.prescriptionWaived = e.prescriptionWaived();
        return withSplitter(file.file(), e.splitBy());
    }

    static PaymentFile ofLateInterest(LateInterestRequested e) {
        PaymentFileCopy file = new PaymentFileCopy(
                e.paymentRequestId(),
                e.paymentRequestNumber(),
                PaymentKind.LATE_INTEREST,
                e.supplier(),
                e.invoiceNumber(),
                e.accruedOn(),
                e.amount(),
                e.payeeIban());
        file.supplierName = e.supplierName();
        file.uncommittedLines = e.lines();
        file.ordonnateurSide.addAll(e.ordonnateurActors());
        return file.file();
    }

    static PaymentFile ofRetentionRelease(RetentionReleaseRequested e) {
        PaymentFileCopy file = new PaymentFileCopy(
                e.paymentRequestId(),
                e.paymentRequestNumber(),
                PaymentKind.RETENTION_RELEASE,
                e.supplier(),
                e.invoiceNumber(),
                e.releasedOn(),
                e.amount(),
                e.payeeIban());
        file.commitmentNumber = e.commitmentNumber();
        file.lines = e.lines();
        file.ordonnateurSide.addAll(e.ordonnateurActors());
        return file.file();
    }

    /** Carried forward, or given the credits it waited for. */
    static PaymentFile carried(PaymentFile file, CarryForwardEvent event) {
        return switch (event) {
            case CarryForwardEvent.PaymentRequestCarriedForward e -> inYear(file, e.to(), e.awaitingCredits());
            case CarryForwardEvent.AwaitedCreditsReserved _ -> file.on(file.lines(), file.uncommittedLines(), false);
        };
    }

    /** The same request on the same units' credits of a year. */
    static PaymentFile inYear(PaymentFile file, FiscalYear year, boolean awaitingCredits) {
        List<PaymentLine> lines = file.lines().stream()
                .map(line -> new PaymentLine(
                        line.commitmentLine(),
                        line.serviceReceiptNumber(),
                        line.dateRendered(),
                        inYear(line.envelope(), year),
                        line.account(),
                        line.amount(),
                        line.deductions()))
                .toList();
        List<UncommittedLine> uncommitted = file.uncommittedLines().stream()
                .map(line -> new UncommittedLine(inYear(line.envelope(), year), line.account(), line.amount()))
                .toList();
        return file.on(lines, uncommitted, awaitingCredits);
    }

    private static EnvelopeId inYear(EnvelopeId envelope, FiscalYear year) {
        return new EnvelopeId(year, envelope.fundsCentre(), envelope.titleGroup());
    }
}
