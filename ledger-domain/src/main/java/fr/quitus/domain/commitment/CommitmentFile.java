package fr.quitus.domain.commitment;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.commitment.CommitmentChange.LineChange;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
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
 * @param visa what was last submitted to the budget controller
 * @param visaKind how that stood when the EJ was signed
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
        @Nullable VisaFile visa,
        @Nullable VisaKind visaKind,
        boolean recyclingException,
        ActorId draftedBy,
        Set<ActorId> ordonnateurSide) {

    /**
     * A line with what was certified, requested and paid on it; each is at most the one before it.
     *
     * @param firmAmount montant ferme : what consumes AE
     * @param conditionalAmount what will be firm when the tranche is affirmed; zero once it is
     * @param consumedThisYear AE that the line consumed on the envelope of the file's year: what a reduction gives back
     */
    public record LineAccount(
            int no,
            EnvelopeId envelope,
            Imputation imputation,
            LineKind kind,
            Balance firmAmount,
            Balance conditionalAmount,
            Balance consumedThisYear,
            Balance certified,
            Balance requested,
            Balance paid) {
        /** Affermi : all of it is firm. */
        public boolean affirmed() {
            return conditionalAmount.isZero();
        }

        /** Firm or not. */
        public Balance amount() {
            return firmAmount.plus(conditionalAmount);
        }

        LineAccount certify(Balance more) {
            return with(firmAmount, conditionalAmount, consumedThisYear, certified.plus(more), requested, paid);
        }

        LineAccount request(Balance more) {
            return with(firmAmount, conditionalAmount, consumedThisYear, certified, requested.plus(more), paid);
        }

        LineAccount pay(Amount more) {
            return with(firmAmount, conditionalAmount, consumedThisYear, certified, requested, paid.plus(more));
        }

        LineAccount validated() {
            return firm(firmAmount, conditionalAmount, firmAmount);
        }

        LineAccount affirm() {
            return firm(amount(), Balance.ZERO, consumedThisYear.plus(conditionalAmount));
        }

        LineAccount change(LineChange change) {
            if (!change.firm()) {
                return firm(firmAmount, change.to().minus(firmAmount), consumedThisYear);
            }
            Balance increase = change.to().minus(change.from());
            return firm(
                    change.to(),
                    Balance.ZERO,
                    increase.isNegative() ? less(change.released()) : consumedThisYear.plus(increase));
        }

        /** What was never served is given up, firm or not. */
        LineAccount close(LineChange change) {
            return firm(change.to(), Balance.ZERO, less(change.released()));
        }

        /** The receiving envelope bears all of the line; within one envelope nothing moves. */
        LineAccount reimpute(EnvelopeId to, Imputation as) {
            return on(to, as, to.equals(envelope) ? consumedThisYear : firmAmount);
        }

        LineAccount carry(EnvelopeId to) {
            return on(to, imputation, Balance.ZERO);
        }

        private LineAccount firm(Balance firm, Balance conditional, Balance consumed) {
            return with(firm, conditional, consumed, certified, requested, paid);
        }

        private LineAccount on(EnvelopeId to, Imputation as, Balance consumed) {
            return new LineAccount(
                    no, to, as, kind, firmAmount, conditionalAmount, consumed, certified, requested, paid);
        }

        private LineAccount with(Balance firm, Balance conditional, Balance consumed, Balance c, Balance r, Balance p) {
            return new LineAccount(no, envelope, imputation, kind, firm, conditional, consumed, c, r, p);
        }

        private Balance less(Balance released) {
            return released.compareTo(consumedThisYear) > 0 ? Balance.ZERO : consumedThisYear.minus(released);
        }
    }

    /**
     * Service fait : recorded, then certified at once or in parts, then invoiced in one or several parts.
     *
     * @param certified whether any of it is certified
     */
    public record Receipt(
            ServiceReceiptNumber number,
            int line,
            Amount amount,
            LocalDate dateRendered,
            boolean certified,
            Balance certifiedAmount,
            Balance invoiced,
            boolean cancelled) {
        /** What an invoice may still claim. */
        public Balance leftToInvoice() {
            return certifiedAmount.minus(invoiced);
        }

        /** What may still be certified. */
        public Balance leftToCertify() {
            return cancelled ? Balance.ZERO : amount.balance().minus(certifiedAmount);
        }

        Receipt certify(Amount part) {
            return with(true, certifiedAmount.plus(part), invoiced, cancelled);
        }

        Receipt invoice(Balance part) {
            return with(certified, certifiedAmount, invoiced.plus(part), cancelled);
        }

        Receipt cancel() {
            return with(false, Balance.ZERO, invoiced, true);
        }

        private Receipt with(boolean isCertified, Balance certifiedNow, Balance invoicedNow, boolean isCancelled) {
            return new Receipt(number, line, amount, dateRendered, isCertified, certifiedNow, invoicedNow, isCancelled);
        }
    }

    public CommitmentFile {
        lines = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(lines));
        receipts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(receipts));
        ordonnateurSide = Set.copyOf(ordonnateurSide);
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

    /** A line known to exist. */
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

    CommitmentFile withReceipt(Receipt receipt) {
        SequencedMap<ServiceReceiptNumber, Receipt> next = new LinkedHashMap<>(receipts);
        next.put(receipt.number(), receipt);
        return with(year, lines, next, visa, visaKind, recyclingException, ordonnateurSide);
    }

    CommitmentFile inYear(FiscalYear next) {
        return with(next, lines, receipts, visa, visaKind, recyclingException, ordonnateurSide);
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
        return new CommitmentFile(
                number, y, fundsCentre, type, supplier, subject, l, r, v, k, recycled, draftedBy, actors);
    }
}
