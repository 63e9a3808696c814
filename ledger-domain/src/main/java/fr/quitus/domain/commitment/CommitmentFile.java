package fr.quitus.domain.commitment;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Dossier d'EJ : what a commitment remembers of its events. Lines are in the order of their numbers, receipts in the
 * order they were recorded.
 *
 * @param year the year whose envelopes it draws on: the year it was signed in, then those it is carried to
 * @param attached requests received on it that claim nothing of it yet; none of those received before this was kept
 * @param visa what was last submitted to the budget controller
 * @param visaKind how that stood when the EJ was signed
 * @param serviceFrom of one signed before its year began: no service is rendered before; absent for others
 * @param recyclingException AE of earlier years that are withdrawn become available again
 * @param ordonnateurSide everyone who acted on the file on the ordonnateur's side
 */
public record CommitmentFile(
        CommitmentNumber number,
        FiscalYear year,
        FundsCentre fundsCentre,
        CommitmentType type,
        Supplier supplier,
        String subject,
        SequencedMap<Integer, LineAccount> lines,
        SequencedMap<ServiceReceiptNumber, Receipt> receipts,
        SequencedMap<PaymentRequestId, PaymentRequestNumber> attached,
        @Nullable VisaFile visa,
        @Nullable VisaKind visaKind,
        @Nullable LocalDate serviceFrom,
        boolean recyclingException,
        ActorId draftedBy,
        Set<ActorId> ordonnateurSide) {

    public CommitmentFile {
        lines = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(lines));
        receipts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(receipts));
        attached = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attached));
        ordonnateurSide = Set.copyOf(ordonnateurSide);
    }

    static CommitmentFile drafted(CommitmentEvent.CommitmentDrafted e) {
        return new CommitmentFile(
                e.commitmentNumber(),
                e.year(),
                e.fundsCentre(),
                e.type(),
                e.supplier(),
                e.subject(),
                linesOf(e.lines()),
                new LinkedHashMap<>(Map.of()),
                new LinkedHashMap<>(Map.of()),
                null,
                null,
                null,
                false,
                e.draftedBy(),
                Set.of(e.draftedBy()));
    }

    /** Signed elsewhere in an earlier year: its lines consumed nothing of this year's AE. */
    static CommitmentFile takenOver(CommitmentEvent.CommitmentTakenOver e) {
        return new CommitmentFile(
                e.commitmentNumber(),
                e.year(),
                e.fundsCentre(),
                e.type(),
                e.supplier(),
                e.subject(),
                linesOf(e.lines()),
                new LinkedHashMap<>(Map.of()),
                new LinkedHashMap<>(Map.of()),
                null,
                e.visaKind(),
                null,
                false,
                e.takenOverBy(),
                Set.of(e.takenOverBy()));
    }

    private static SequencedMap<Integer, LineAccount> linesOf(List<CommitmentEvent.Line> lines) {
        SequencedMap<Integer, LineAccount> accounts = new LinkedHashMap<>();
        lines.forEach(line -> accounts.put(line.no(), LineAccount.drafted(line)));
        return accounts;
    }

    /** Montant ferme de l'engagement. */
    public Amount firmAmount() {
        return firmBalance().amount();
    }

    /** The same; nothing is left of it when an EJ is closed before anything was served. */
    public Balance firmBalance() {
        Balance sum = Balance.ZERO;
        for (LineAccount line : lines.values()) {
            sum = sum.plus(line.firmAmount());
        }
        return sum;
    }

    /** What the commitment takes from each envelope, in the order envelopes are locked. */
    public Map<EnvelopeId, Amount> amountByEnvelope() {
        Map<EnvelopeId, Amount> amounts = new TreeMap<>();
        for (LineAccount line : lines.values()) {
            if (!line.firmAmount().isZero()) {
                amounts.merge(line.envelope(), line.firmAmount().amount(), Amount::plus);
            }
        }
        return amounts;
    }

    public @Nullable LineAccount line(int no) {
        return lines.get(no);
    }

    /** A receipt known to exist. */
    public Receipt receipt(ServiceReceiptNumber receiptNumber) {
        Receipt receipt = receipts.get(receiptNumber);
        if (receipt == null) {
            throw new IllegalStateException("EJ " + number + " has no receipt " + receiptNumber);
        }
        return receipt;
    }

    /** The line a receipt was recorded on. */
    public LineAccount lineOf(Receipt receipt) {
        return lineKnown(receipt.line());
    }

    LineAccount lineKnown(int no) {
        LineAccount line = lines.get(no);
        if (line == null) {
            throw new IllegalStateException("EJ " + number + " has no line " + no);
        }
        return line;
    }

    CommitmentFile withLine(LineAccount line) {
        SequencedMap<Integer, LineAccount> next = new LinkedHashMap<>(lines);
        next.put(line.no(), line);
        return with(year, next, receipts, visa, visaKind, recyclingException, ordonnateurSide);
    }

    /** Every line as it is once the EJ is signed. */
    CommitmentFile signed(VisaKind kind) {
        SequencedMap<Integer, LineAccount> next = new LinkedHashMap<>();
        lines.forEach((no, line) -> next.put(no, line.validated()));
        return with(year, next, receipts, visa, kind, recyclingException, ordonnateurSide);
    }

    CommitmentFile amended(List<LineChange> changes) {
        CommitmentFile next = this;
        for (LineChange change : changes) {
            next = next.withLine(next.lineKnown(change.line()).change(change));
        }
        return next;
    }

    CommitmentFile credited(CommitmentEvent.ServiceCredited e) {
        CommitmentFile next = detached(e.paymentRequestId());
        for (CommitmentEvent.ReceiptPart part : e.parts()) {
            Receipt receipt = next.receipt(part.serviceReceiptNumber());
            next = next.withReceipt(receipt.credit(e.correctedRequestId(), part.amount()))
                    .withLine(next.lineOf(receipt).credit(part.amount()));
        }
        return next;
    }

    CommitmentFile advanced(CommitmentEvent.AdvanceRequested e) {
        CommitmentFile next = detached(e.paymentRequestId());
        for (CommitmentEvent.AdvancePart part : e.parts()) {
            next = next.withLine(next.lineKnown(part.line()).advance(e.paymentRequestId(), part.amount()));
        }
        return next;
    }

    CommitmentFile notAdvanced(CommitmentEvent.AdvanceWithdrawn e) {
        CommitmentFile next = this;
        for (CommitmentEvent.AdvancePart part : e.parts()) {
            next = next.withLine(next.lineKnown(part.line()).withoutAdvance(e.paymentRequestId()));
        }
        return next;
    }

    CommitmentFile withReceipt(Receipt receipt) {
        SequencedMap<ServiceReceiptNumber, Receipt> next = new LinkedHashMap<>(receipts);
        next.put(receipt.number(), receipt);
        return with(year, lines, next, visa, visaKind, recyclingException, ordonnateurSide);
    }

    CommitmentFile attached(CommitmentEvent.InvoiceAttached e) {
        SequencedMap<PaymentRequestId, PaymentRequestNumber> next = new LinkedHashMap<>(attached);
        next.put(e.paymentRequestId(), e.paymentRequestNumber());
        return withAttached(next);
    }

    /** One it never knew is none: those received before it was kept end too. */
    CommitmentFile detached(PaymentRequestId request) {
        if (!attached.containsKey(request)) {
            return this;
        }
        SequencedMap<PaymentRequestId, PaymentRequestNumber> next = new LinkedHashMap<>(attached);
        next.remove(request);
        return withAttached(next);
    }

    private CommitmentFile withAttached(SequencedMap<PaymentRequestId, PaymentRequestNumber> next) {
        return new CommitmentFile(
                number,
                year,
                fundsCentre,
                type,
                supplier,
                subject,
                lines,
                receipts,
                next,
                visa,
                visaKind,
                serviceFrom,
                recyclingException,
                draftedBy,
                ordonnateurSide);
    }

    /** Signed before its year began. */
    CommitmentFile anticipated(LocalDate from) {
        return file(year, lines, receipts, visa, visaKind, from, recyclingException, ordonnateurSide);
    }

    CommitmentFile inYear(FiscalYear next) {
        return with(next, lines, receipts, visa, visaKind, recyclingException, ordonnateurSide);
    }

    CommitmentFile regularised(VisaKind kind) {
        return with(year, lines, receipts, visa, kind, recyclingException, ordonnateurSide);
    }

    CommitmentFile withVisa(VisaFile next) {
        return with(year, lines, receipts, next, visaKind, recyclingException, ordonnateurSide);
    }

    CommitmentFile recycling() {
        return with(year, lines, receipts, visa, visaKind, true, ordonnateurSide);
    }

    CommitmentFile withActor(ActorId actor) {
        Set<ActorId> next = new HashSet<>(ordonnateurSide);
        next.add(actor);
        return with(year, lines, receipts, visa, visaKind, recyclingException, next);
    }

    private CommitmentFile with(
            FiscalYear y,
            SequencedMap<Integer, LineAccount> l,
            SequencedMap<ServiceReceiptNumber, Receipt> r,
            @Nullable VisaFile v,
            @Nullable VisaKind k,
            boolean recycled,
            Set<ActorId> actors) {
        return file(y, l, r, v, k, serviceFrom, recycled, actors);
    }

    private CommitmentFile file(
            FiscalYear y,
            SequencedMap<Integer, LineAccount> l,
            SequencedMap<ServiceReceiptNumber, Receipt> r,
            @Nullable VisaFile v,
            @Nullable VisaKind k,
            @Nullable LocalDate f,
            boolean recycled,
            Set<ActorId> actors) {
        return new CommitmentFile(
                number, y, fundsCentre, type, supplier, subject, l, r, attached, v, k, f, recycled, draftedBy, actors);
    }
}
