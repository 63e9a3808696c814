package fr.quitus.domain.commitment;

import fr.quitus.domain.commitment.CommitmentChange.CarriedLine;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAmended;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAnticipated;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCancelled;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentCarriedForward;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentClosed;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentLowered;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentReimputed;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.commitment.CommitmentChange.RecyclingExceptionGranted;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentChange.TrancheAffirmed;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceRequested;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceAttached;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceDetached;
import fr.quitus.domain.commitment.CommitmentEvent.ReceiptPart;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.commitment.VisaEvent.OpinionDisregarded;
import fr.quitus.domain.commitment.VisaEvent.OpinionIssued;
import fr.quitus.domain.commitment.VisaEvent.VisaGranted;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationProduced;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationRequested;
import fr.quitus.domain.commitment.VisaEvent.VisaRefusalOverridden;
import fr.quitus.domain.commitment.VisaEvent.VisaRequested;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Engagement juridique (EJ) : {@code Absent → Drafted → (AwaitingVisa →) Validated → Closed}; beside it a visa may be
 * refused, a draft cancelled, and an EJ of the next year signed in advance. Each state is a type, so an act names those
 * it accepts.
 */
public sealed interface Commitment {
    /** No such commitment. */
    record Absent() implements Commitment {}

    /** Brouillon : consumes nothing. */
    record Drafted(CommitmentFile file) implements Commitment {}

    /** Soumis au contrôleur budgétaire and not signed yet; {@link CommitmentFile#visa} tells what became of it. */
    record AwaitingVisa(CommitmentFile file) implements Commitment {}

    /** Visa refusé, and not set aside. */
    record VisaRefused(CommitmentFile file) implements Commitment {}

    /** Signé par anticipation : its year has not begun, or its AE are not there yet. @param signed by whom and how */
    record Anticipated(CommitmentFile file, CommitmentAnticipated signed) implements Commitment {}

    /** Validé : its AE are consumed. */
    record Validated(CommitmentFile file) implements Commitment {}

    /** Clos : nothing more is served or paid on it. */
    record Closed(CommitmentFile file) implements Commitment {}

    /** Abandonné before it was signed. */
    record Cancelled(CommitmentFile file) implements Commitment {}

    Commitment ABSENT = new Absent();

    static String aggregateId(CommitmentNumber number) {
        return "commitment:" + number;
    }

    /** The file, if there is one. */
    default Optional<CommitmentFile> opened() {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Drafted d -> Optional.of(d.file());
            case AwaitingVisa a -> Optional.of(a.file());
            case VisaRefused r -> Optional.of(r.file());
            case Anticipated a -> Optional.of(a.file());
            case Validated v -> Optional.of(v.file());
            case Closed c -> Optional.of(c.file());
            case Cancelled c -> Optional.of(c.file());
        };
    }

    /** The file of an EJ that may still be signed. */
    default Optional<CommitmentFile> unsigned() {
        return switch (this) {
            case Drafted _, AwaitingVisa _, VisaRefused _ -> opened();
            case Absent _, Anticipated _, Validated _, Closed _, Cancelled _ -> Optional.empty();
        };
    }

    /** The state's name as the domain reference writes it. */
    default String status() {
        return switch (this) {
            case Absent _ -> "ABSENT";
            case Drafted _ -> "DRAFT";
            case AwaitingVisa _ -> "AWAITING_VISA";
            case VisaRefused _ -> "VISA_REFUSED";
            case Anticipated _ -> "ANTICIPATED";
            case Validated _ -> "VALIDATED";
            case Closed _ -> "CLOSED";
            case Cancelled _ -> "CANCELLED";
        };
    }

    default Commitment evolve(CommitmentEvent event) {
        return switch (event) {
            case CommitmentDrafted e -> new Drafted(CommitmentFile.drafted(e));
            case CommitmentValidated e ->
                new Validated(file().signed(e.visaKind()).withActor(e.validatedBy()));
            case CommitmentTakenOver e -> new Validated(CommitmentFile.takenOver(e));
            case ServiceRecorded e ->
                with(file().withReceipt(Receipt.recorded(e)).withActor(e.recordedBy()));
            case ServiceCertified e ->
                with(file().withReceipt(file().receipt(e.serviceReceiptNumber()).certify(e))
                        .withLine(file().lineKnown(e.line()).certify(e.amount().balance()))
                        .withActor(e.certifiedBy()));
            case InvoiceAttached e -> with(file().attached(e));
            case InvoiceDetached e -> with(file().detached(e.paymentRequestId()));
            case ServiceInvoiced e -> with(invoiced(e));
            case ServiceInvoiceWithdrawn e -> with(withdrawn(e));
            case ServiceCredited e -> with(file().credited(e));
            case AdvanceRequested e -> with(file().advanced(e));
            case AdvanceWithdrawn e -> with(file().notAdvanced(e));
            case AdvanceTakenOver e ->
                with(file().withLine(file().lineKnown(e.line()).takeOver(e)));
            case CommitmentLinePaid e ->
                with(file().withLine(file().lineKnown(e.line()).pay(e.paymentRequestId(), e.amount())));
            case VisaEvent e -> evolve(e);
            case CommitmentChange e -> evolve(e);
        };
    }

    private Commitment evolve(VisaEvent event) {
        return switch (event) {
            case VisaRequested e -> {
                CommitmentFile next = tacitlyRegular(e.requestedOn())
                        .withVisa(new VisaFile(e.control(), VisaFile.Status.PENDING, e.amount(), e.deadline(), null))
                        .withActor(e.requestedBy());
                yield this instanceof Validated ? new Validated(next) : new AwaitingVisa(next);
            }
            case VisaGranted _ -> with(controlled(VisaFile.Status.GRANTED));
            case VisaEvent.VisaRefused _ -> {
                CommitmentFile next = controlled(VisaFile.Status.REFUSED);
                yield this instanceof Validated ? new Validated(next) : new VisaRefused(next);
            }
            case VisaInformationRequested e -> with(file().withVisa(visa().asked(e.requestedOn())));
            case VisaInformationProduced e ->
                with(file().withVisa(visa().answered(e.deadline())).withActor(e.producedBy()));
            case OpinionIssued e ->
                with(controlled(
                        e.opinion() == Opinion.FAVORABLE ? VisaFile.Status.FAVOURABLE : VisaFile.Status.UNFAVOURABLE));
            case OpinionDisregarded e ->
                with(controlled(VisaFile.Status.DISREGARDED).withActor(e.disregardedBy()));
            case VisaEvent.VisaOmitted e -> with(file().withActor(e.omittedBy()));
            case VisaEvent.VisaRegularised e -> with(file().regularised(e.visaKind()));
            case VisaEvent.VisaExempted e ->
                with(file().withVisa(new VisaFile(
                        ControlKind.VISA, VisaFile.Status.EXEMPTED, e.amount(), e.exemptedOn(), null)));
            case VisaEvent.CommitmentReviewed _ -> this;
            case VisaRefusalOverridden _ -> {
                CommitmentFile next = controlled(VisaFile.Status.OVERRIDDEN);
                yield this instanceof Validated ? new Validated(next) : new AwaitingVisa(next);
            }
        };
    }

    private Commitment evolve(CommitmentChange event) {
        return switch (event) {
            case CommitmentAnticipated e ->
                new Anticipated(file().anticipated(e.serviceFrom()).withActor(e.anticipatedBy()), e);
            case CommitmentAmended e -> with(file().amended(e.changes()).withActor(e.amendedBy()));
            case CommitmentLowered e -> with(file().amended(e.changes()));
            case TrancheAffirmed e ->
                with(file().withLine(file().lineKnown(e.line()).affirm()).withActor(e.affirmedBy()));
            case CommitmentReimputed e ->
                with(file().withLine(
                                file().lineKnown(e.line()).reimpute(e.to(), e.imputation(), e.operation(), e.moved()))
                        .withActor(e.reimputedBy()));
            case RecyclingExceptionGranted _ -> with(file().recycling());
            case CommitmentCarriedForward e -> {
                CommitmentFile next = file().inYear(e.to());
                for (CarriedLine line : e.lines()) {
                    next = next.withLine(next.lineKnown(line.line()).carry(line.to()));
                }
                yield with(next);
            }
            case CommitmentClosed e -> {
                CommitmentFile next = file().withActor(e.closedBy());
                for (LineChange change : e.changes()) {
                    next = next.withLine(next.lineKnown(change.line()).close(change));
                }
                yield new Closed(next);
            }
            case CommitmentCancelled e -> new Cancelled(file().withActor(e.cancelledBy()));
            case ServiceReceiptCancelled e ->
                with(file().withReceipt(file().receipt(e.serviceReceiptNumber()).cancel())
                        .withLine(file().lineKnown(e.line()).certify(Balance.ZERO.minus(e.certified())))
                        .withActor(e.cancelledBy()));
        };
    }

    /** The same state with another file. */
    private Commitment with(CommitmentFile next) {
        return switch (this) {
            case Absent _ -> new Drafted(next);
            case Drafted _ -> new Drafted(next);
            case AwaitingVisa _ -> new AwaitingVisa(next);
            case VisaRefused _ -> new VisaRefused(next);
            case Anticipated a -> new Anticipated(next, a.signed());
            case Validated _ -> new Validated(next);
            case Closed _ -> new Closed(next);
            case Cancelled _ -> new Cancelled(next);
        };
    }

    private CommitmentFile controlled(VisaFile.Status status) {
        return file().withVisa(visa().become(status));
    }

    /** Silence regularised the EJ before another visa is asked for, and stays when that one takes its place. */
    private CommitmentFile tacitlyRegular(LocalDate day) {
        CommitmentFile file = file();
        return file.visaKind() == VisaKind.NONE && !Regularisation.awaited(file, day)
                ? file.regularised(VisaKind.TACIT)
                : file;
    }

    private VisaFile visa() {
        VisaFile visa = file().visa();
        if (visa == null) {
            throw new IllegalStateException("the log answers a visa that was never asked for");
        }
        return visa;
    }

    private CommitmentFile invoiced(ServiceInvoiced event) {
        CommitmentFile file = file().detached(event.paymentRequestId());
        for (ReceiptPart part : event.parts()) {
            Receipt receipt = file.receipt(part.serviceReceiptNumber());
            LineAccount line = file.lineOf(receipt).claim(part);
            file = file.withReceipt(receipt.claim(
                            event.paymentRequestId(), part.amount().balance()))
                    .withLine(event.balance() ? line.balanced(event.paymentRequestId()) : line);
        }
        return file;
    }

    private CommitmentFile withdrawn(ServiceInvoiceWithdrawn event) {
        CommitmentFile file = file();
        for (ReceiptPart part : event.parts()) {
            Receipt receipt = file.receipt(part.serviceReceiptNumber());
            file = file.withReceipt(receipt.claim(event.paymentRequestId(), Balance.ZERO.minus(part.amount())))
                    .withLine(file.lineOf(receipt).unclaim(part).reopened(event.paymentRequestId()));
        }
        return file;
    }

    private CommitmentFile file() {
        return opened().orElseThrow(() -> new IllegalStateException("the log acts on a commitment it never drafted"));
    }
}
