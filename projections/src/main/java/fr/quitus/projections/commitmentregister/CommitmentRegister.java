package fr.quitus.projections.commitmentregister;

import fr.quitus.domain.commitment.CommitmentChange;
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
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceRequested;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceAttached;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceDetached;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.commitment.LineKind;
import fr.quitus.domain.commitment.Opinion;
import fr.quitus.domain.commitment.VisaEvent;
import fr.quitus.domain.commitment.VisaEvent.CommitmentReviewed;
import fr.quitus.domain.commitment.VisaEvent.OpinionDisregarded;
import fr.quitus.domain.commitment.VisaEvent.OpinionIssued;
import fr.quitus.domain.commitment.VisaEvent.VisaExempted;
import fr.quitus.domain.commitment.VisaEvent.VisaGranted;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationProduced;
import fr.quitus.domain.commitment.VisaEvent.VisaInformationRequested;
import fr.quitus.domain.commitment.VisaEvent.VisaOmitted;
import fr.quitus.domain.commitment.VisaEvent.VisaRefusalOverridden;
import fr.quitus.domain.commitment.VisaEvent.VisaRefused;
import fr.quitus.domain.commitment.VisaEvent.VisaRegularised;
import fr.quitus.domain.commitment.VisaEvent.VisaRequested;
import fr.quitus.projections.commitmentregister.CommitmentRegisterProjection.Number;
import fr.quitus.projections.commitmentregister.CommitmentRegisterProjection.Row;
import fr.quitus.projections.engine.Appends;
import fr.quitus.projections.engine.Fold;
import fr.quitus.projections.engine.Table;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registre : each event of an EJ, and the row it leaves. */
final class CommitmentRegister implements Fold<Number, Row> {
    @Override
    public Table<Number, Row> table() {
        return CommitmentRegisterProjection.TABLE;
    }

    @Override
    public List<Number> keysOf(LoggedEvent event) {
        return event.event() instanceof CommitmentEvent e
                ? List.of(new Number(e.commitmentNumber().text()))
                : List.of();
    }

    @Override
    public Row fold(Number key, @Nullable Row row, LoggedEvent logged, Appends appends) {
        long position = logged.position();
        CommitmentEvent event = (CommitmentEvent) logged.event();
        if (event instanceof CommitmentDrafted drafted) {
            return drafted(drafted, position);
        }
        if (event instanceof CommitmentTakenOver taken) {
            return takenOver(taken, position);
        }
        if (row == null) {
            throw new IllegalStateException("the log acts on EJ " + key.number() + ", which it never drafted");
        }
        Row next = after(row, event, position);
        return next.placed(next.fiscalYear(), next.validatedBy(), next.validatedOn(), position);
    }

    private static Row after(Row row, CommitmentEvent event, long position) {
        return switch (event) {
            case CommitmentDrafted e -> drafted(e, position);
            case CommitmentTakenOver e -> takenOver(e, position);
            case CommitmentValidated e ->
                row.become("VALIDATED")
                        .amounts(e.amount().cents(), row.conditionalCents(), row.certifiedCents())
                        .placed(row.fiscalYear(), e.validatedBy().text(), e.validatedOn(), position);
            case ServiceCredited e -> {
                long less = invoiced(e.parts());
                yield certified(row, Math.negateExact(less))
                        .claims(
                                Math.subtractExact(row.invoicedCents(), less),
                                Math.subtractExact(row.paidCents(), less));
            }
            case ServiceRecorded _, AdvanceRequested _, AdvanceWithdrawn _, InvoiceAttached _, InvoiceDetached _ -> row;
            case ServiceCertified e -> certified(row, e.amount().cents());
            case ServiceInvoiced e ->
                row.claims(Math.addExact(row.invoicedCents(), invoiced(e.parts())), row.paidCents());
            case ServiceInvoiceWithdrawn e ->
                row.claims(Math.subtractExact(row.invoicedCents(), invoiced(e.parts())), row.paidCents());
            case AdvanceTakenOver e -> advanced(row, e.outstanding().cents());
            case CommitmentLinePaid e ->
                row.claims(
                        row.invoicedCents(),
                        Math.addExact(row.paidCents(), e.amount().cents()));
            case VisaEvent e -> after(row, e);
            case CommitmentChange e -> after(row, e, position);
        };
    }

    /** Taken over on top of what was left to pay, and paid: later service bears it. */
    private static Row advanced(Row row, long cents) {
        return row.amounts(Math.addExact(row.amountCents(), cents), row.conditionalCents(), row.certifiedCents())
                .claims(row.invoicedCents(), Math.addExact(row.paidCents(), cents));
    }

    /** An EJ already signed stays signed while an amendment of it is controlled. */
    private static Row after(Row row, VisaEvent event) {
        boolean signed = row.status().equals("VALIDATED");
        String waiting = signed ? "VALIDATED" : "AWAITING_VISA";
        return switch (event) {
            case VisaRequested e -> row.visa(waiting, "PENDING", e.deadline());
            case VisaGranted _ -> row.visa(waiting, "GRANTED", null);
            case VisaRefused _ -> row.visa(signed ? "VALIDATED" : "VISA_REFUSED", "REFUSED", null);
            case VisaInformationRequested _ -> row.visa(waiting, "INFORMATION_REQUESTED", null);
            case VisaInformationProduced e -> row.visa(waiting, "PENDING", e.deadline());
            case OpinionIssued e ->
                row.visa(waiting, e.opinion() == Opinion.FAVORABLE ? "FAVOURABLE" : "UNFAVOURABLE", null);
            case OpinionDisregarded _ -> row.visa(waiting, "DISREGARDED", null);
            case VisaRefusalOverridden _ -> row.visa(waiting, "OVERRIDDEN", null);
            case VisaOmitted _ -> row.visa(row.status(), "OMITTED", null);
            case VisaExempted _ -> row.visa(row.status(), "EXEMPTED", null);
            case VisaRegularised _, CommitmentReviewed _ -> row;
        };
    }

    private static Row after(Row row, CommitmentChange event, long position) {
        return switch (event) {
            case CommitmentAmended e -> amended(row, e.changes());
            case CommitmentLowered e -> amended(row, e.changes());
            case TrancheAffirmed e ->
                row.amounts(
                        Math.addExact(row.amountCents(), e.amount().cents()),
                        Math.subtractExact(row.conditionalCents(), e.amount().cents()),
                        row.certifiedCents());
            case CommitmentReimputed _, RecyclingExceptionGranted _ -> row;
            case CommitmentCarriedForward e ->
                row.placed(e.to().value(), row.validatedBy(), row.validatedOn(), position);
            case CommitmentClosed e ->
                row.become("CLOSED")
                        .amounts(
                                Math.subtractExact(
                                        row.amountCents(), e.residual().cents()),
                                0,
                                row.certifiedCents());
            case CommitmentAnticipated e ->
                row.become("ANTICIPATED")
                        .placed(row.fiscalYear(), e.anticipatedBy().text(), e.anticipatedOn(), position);
            case CommitmentCancelled _ -> row.become("CANCELLED");
            case ServiceReceiptCancelled e ->
                certified(row, Math.negateExact(e.certified().cents()));
        };
    }

    /** What an amendment adds to a tranche that is not affirmed is not firm either. */
    private static Row amended(Row row, List<LineChange> changes) {
        long firm = row.amountCents();
        long conditional = row.conditionalCents();
        for (LineChange change : changes) {
            long more = change.to().minus(change.from()).cents();
            if (change.firm()) {
                firm = Math.addExact(firm, more);
            } else {
                conditional = Math.addExact(conditional, more);
            }
        }
        return row.amounts(firm, conditional, row.certifiedCents());
    }

    private static Row certified(Row row, long more) {
        return row.amounts(row.amountCents(), row.conditionalCents(), Math.addExact(row.certifiedCents(), more));
    }

    private static Row drafted(CommitmentDrafted e, long position) {
        return new Row(
                e.year().value(),
                e.fundsCentre().text(),
                e.type().name(),
                e.supplier().ref().text(),
                e.supplier().name(),
                e.subject(),
                "DRAFT",
                cents(e.lines(), true),
                cents(e.lines(), false),
                0,
                0,
                0,
                null,
                null,
                e.draftedBy().text(),
                null,
                null,
                null,
                position);
    }

    /** Signed in another system: what was paid there is not part of it. */
    private static Row takenOver(CommitmentTakenOver e, long position) {
        return new Row(
                e.year().value(),
                e.fundsCentre().text(),
                e.type().name(),
                e.supplier().ref().text(),
                e.supplier().name(),
                e.subject(),
                "VALIDATED",
                cents(e.lines(), true),
                cents(e.lines(), false),
                0,
                0,
                0,
                null,
                null,
                e.takenOverBy().text(),
                e.takenOverBy().text(),
                e.takenOverOn(),
                e.origin().takeover().text(),
                position);
    }

    private static long cents(List<CommitmentEvent.Line> lines, boolean firm) {
        long sum = 0;
        for (CommitmentEvent.Line line : lines) {
            if (firm == (line.kind() != LineKind.TRANCHE_CONDITIONNELLE)) {
                sum = Math.addExact(sum, line.amount().cents());
            }
        }
        return sum;
    }

    private static long invoiced(List<CommitmentEvent.ReceiptPart> parts) {
        long invoiced = 0;
        for (CommitmentEvent.ReceiptPart part : parts) {
            invoiced = Math.addExact(invoiced, part.amount().cents());
        }
        return invoiced;
    }
}
