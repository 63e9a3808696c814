package fr.quitus.domain.payment;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ouverture d'un dossier de DP, by the event that begins it. */
final class PaymentFiles {
    private PaymentFiles() {}

    /**
     * The file of an invoice. One that was rejected, refused or cancelled and that comes again keeps what belongs to
     * the invoice and not to the request: who acted on it, its interrupted deadline, a waived prescription.
     */
    static PaymentFile received(InvoiceReceived e, PaymentRequest before) {
        Optional<PaymentFile> rejected = before.opened();
        Set<ActorId> ordonnateurSide =
                new HashSet<>(rejected.map(PaymentFile::ordonnateurSide).orElse(Set.of()));
        Set<ActorId> accountantSide =
                new HashSet<>(rejected.map(PaymentFile::accountantSide).orElse(Set.of()));
        (e.invoicingPost() == null ? ordonnateurSide : accountantSide).add(e.receivedBy());
        Amount vat = e.vat();
        return new PaymentFile(
                e.paymentRequestId(),
                e.paymentRequestNumber(),
                e.kind(),
                e.supplier(),
                null,
                e.invoiceNumber(),
                e.receivedOn(),
                e.amountInclTax(),
                new InvoicePart(
                        e.invoiceDate(),
                        vat == null ? Balance.ZERO : vat.balance(),
                        rejected.filter(file -> file.part().ofSeveral()).isPresent()),
                e.payeeIban(),
                null,
                e.commitmentNumber(),
                e.correctedRequestId(),
                e.invoicingPost(),
                List.of(),
                List.of(),
                ordonnateurSide,
                accountantSide,
                rejected.map(file -> file.deadline().startingOn(e.receivedOn()))
                        .orElse(PaymentDeadline.from(e.receivedOn())),
                Set.of(),
                rejected.map(PaymentFile::prescriptionWaived).orElse(false),
                false,
                List.of(),
                null,
                false,
                Map.of(),
                Diversions.NONE,
                Restorations.NONE,
                false);
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
        return withSplitter(
                new PaymentFile(
                        e.paymentRequestId(),
                        e.paymentRequestNumber(),
                        e.kind(),
                        e.supplier(),
                        null,
                        e.invoiceNumber(),
                        e.receivedOn(),
                        e.amount(),
                        new InvoicePart(e.invoiceDate(), e.vat(), true),
                        e.payeeIban(),
                        null,
                        e.commitmentNumber(),
                        null,
                        e.invoicingPost(),
                        List.of(),
                        List.of(),
                        Set.copyOf(e.ordonnateurActors()),
                        Set.copyOf(e.accountantActors()),
                        deadline,
                        Set.of(),
                        e.prescriptionWaived(),
                        false,
                        List.of(),
                        null,
                        false,
                        Map.of(),
                        Diversions.NONE,
                        Restorations.NONE,
                        false),
                e.splitBy());
    }

    static PaymentFile ofLateInterest(LateInterestRequested e) {
        return new PaymentFile(
                e.paymentRequestId(),
                e.paymentRequestNumber(),
                PaymentKind.LATE_INTEREST,
                e.supplier(),
                e.supplierName(),
                e.invoiceNumber(),
                e.accruedOn(),
                e.amount(),
                InvoicePart.NONE,
                e.payeeIban(),
                null,
                null,
                null,
                null,
                List.of(),
                e.lines(),
                Set.copyOf(e.ordonnateurActors()),
                Set.of(),
                PaymentDeadline.from(e.accruedOn()),
                Set.of(),
                false,
                false,
                List.of(),
                null,
                false,
                Map.of(),
                Diversions.NONE,
                Restorations.NONE,
                false);
    }

    static PaymentFile ofRetentionRelease(RetentionReleaseRequested e) {
        return new PaymentFile(
                e.paymentRequestId(),
                e.paymentRequestNumber(),
                PaymentKind.RETENTION_RELEASE,
                e.supplier(),
                null,
                e.invoiceNumber(),
                e.releasedOn(),
                e.amount(),
                InvoicePart.NONE,
                e.payeeIban(),
                null,
                e.commitmentNumber(),
                null,
                null,
                e.lines(),
                List.of(),
                Set.copyOf(e.ordonnateurActors()),
                Set.of(),
                PaymentDeadline.from(e.releasedOn()),
                Set.of(),
                false,
                false,
                List.of(),
                null,
                false,
                Map.of(),
                Diversions.NONE,
                Restorations.NONE,
                false);
    }

    /** Carried forward, or given the credits it waited for. */
    static PaymentFile carried(PaymentFile file, CarryForwardEvent event) {
        return switch (event) {
            case CarryForwardEvent.PaymentRequestCarriedForward e -> inYear(file, e.to(), e.awaitingCredits());
            case CarryForwardEvent.AwaitedCreditsReserved _ -> with(file, file.lines(), file.uncommittedLines(), false);
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
        return with(file, lines, uncommitted, awaitingCredits);
    }

    private static EnvelopeId inYear(EnvelopeId envelope, FiscalYear year) {
        return new EnvelopeId(year, envelope.fundsCentre(), envelope.titleGroup());
    }

    private static PaymentFile with(
            PaymentFile f, List<PaymentLine> lines, List<UncommittedLine> uncommitted, boolean awaitingCredits) {
        return new PaymentFile(
                f.id(),
                f.number(),
                f.kind(),
                f.supplier(),
                f.supplierName(),
                f.invoiceNumber(),
                f.receivedOn(),
                f.amount(),
                f.part(),
                f.payeeIban(),
                f.acceptedIban(),
                f.commitmentNumber(),
                f.correctedRequestId(),
                f.invoicingPost(),
                lines,
                uncommitted,
                f.ordonnateurSide(),
                f.accountantSide(),
                f.deadline(),
                f.requisitioned(),
                f.prescriptionWaived(),
                f.visaAwaited(),
                f.transfers(),
                f.paymentDays(),
                f.retentionReleased(),
                f.netted(),
                f.diversions(),
                f.restorations(),
                awaitingCredits);
    }
}
