package fr.quitus.domain.commitment;

import fr.quitus.domain.actor.ActorId;
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
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Dossier d'EJ : what a commitment remembers of its events. Lines are in the order of their numbers, receipts in the
 * order they were recorded.
 *
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
        ActorId draftedBy,
        Set<ActorId> ordonnateurSide) {

    /** A line with what was certified, requested and paid on it; each is at most the one before it. */
    public record LineAccount(
            int no,
            EnvelopeId envelope,
            Imputation imputation,
            Amount firmAmount,
            Balance certified,
            Balance requested,
            Balance paid) {
        LineAccount certify(Amount amount) {
            return new LineAccount(no, envelope, imputation, firmAmount, certified.plus(amount), requested, paid);
        }

        LineAccount request(Balance amount) {
            return new LineAccount(no, envelope, imputation, firmAmount, certified, requested.plus(amount), paid);
        }

        LineAccount pay(Amount amount) {
            return new LineAccount(no, envelope, imputation, firmAmount, certified, requested, paid.plus(amount));
        }
    }

    /** Service fait : recorded, then certified, then invoiced in one or several parts. */
    public record Receipt(
            ServiceReceiptNumber number,
            int line,
            Amount amount,
            LocalDate dateRendered,
            boolean certified,
            Balance invoiced) {
        /** What an invoice may still claim. */
        public Balance leftToInvoice() {
            return certified ? amount.balance().minus(invoiced) : Balance.ZERO;
        }
    }

    public CommitmentFile {
        lines = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(lines));
        receipts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(receipts));
        ordonnateurSide = Set.copyOf(ordonnateurSide);
    }

    /** Montant ferme de l'engagement. */
    public Amount firmAmount() {
        Balance sum = Balance.ZERO;
        for (LineAccount line : lines.values()) {
            sum = sum.plus(line.firmAmount());
        }
        return sum.amount();
    }

    /** What the commitment takes from each envelope, in the order envelopes are locked. */
    public Map<EnvelopeId, Amount> amountByEnvelope() {
        Map<EnvelopeId, Amount> amounts = new TreeMap<>();
        for (LineAccount line : lines.values()) {
            amounts.merge(line.envelope(), line.firmAmount(), Amount::plus);
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
        LineAccount line = lines.get(receipt.line());
        if (line == null) {
            throw new IllegalStateException("EJ " + number + " has no line " + receipt.line());
        }
        return line;
    }

    CommitmentFile withLine(LineAccount line) {
        SequencedMap<Integer, LineAccount> next = new LinkedHashMap<>(lines);
        next.put(line.no(), line);
        return new CommitmentFile(
                number, year, fundsCentre, type, supplier, subject, next, receipts, draftedBy, ordonnateurSide);
    }

    CommitmentFile withReceipt(Receipt receipt) {
        SequencedMap<ServiceReceiptNumber, Receipt> next = new LinkedHashMap<>(receipts);
        next.put(receipt.number(), receipt);
        return new CommitmentFile(
                number, year, fundsCentre, type, supplier, subject, lines, next, draftedBy, ordonnateurSide);
    }

    CommitmentFile withActor(ActorId actor) {
        Set<ActorId> next = new HashSet<>(ordonnateurSide);
        next.add(actor);
        return new CommitmentFile(number, year, fundsCentre, type, supplier, subject, lines, receipts, draftedBy, next);
    }
}
