package fr.quitus.domain.payment;

import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PayablePostings;
import fr.quitus.domain.accounting.PayablePostings.Payable;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.PostingRules.Imputed;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.EnvelopeId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Règlement d'une demande de paiement : the gross amount of each line, then what is not paid of it, in the order of the
 * domain reference §2.5: retention on the gross amount, recovery of an advance, penalties, then what is known at
 * acceptance only.
 */
public record Settlement(List<Line> lines) {
    /**
     * A line of it.
     *
     * @param commitmentLine absent where no commitment was made
     * @param netted what credit notes of the supplier already pay of it
     * @param offset what paid a title of the creditor
     * @param seized what oppositions took
     */
    public record Line(
            @Nullable Integer commitmentLine,
            EnvelopeId envelope,
            AccountCode account,
            Amount gross,
            Deductions deductions,
            Balance netted,
            Balance offset,
            Balance seized) {
        /** A line before anything is offset or seized. */
        static Line of(
                @Nullable Integer commitmentLine,
                EnvelopeId envelope,
                AccountCode account,
                Amount gross,
                Deductions deductions,
                Balance netted) {
            return new Line(commitmentLine, envelope, account, gross, deductions, netted, Balance.ZERO, Balance.ZERO);
        }

        Line diverting(Balance nextOffset, Balance nextSeized) {
            return new Line(commitmentLine, envelope, account, gross, deductions, netted, nextOffset, nextSeized);
        }

        private Balance due() {
            return gross.balance().minus(deductions.total()).minus(netted);
        }

        /** CP that the line consumed once it is paid, what was offset or seized included. */
        Balance spent() {
            return due();
        }

        /** CP that the line reserves, then consumes: net of what the State keeps or has already paid. */
        public Balance credits() {
            return due().minus(offset);
        }

        /**
         * Net à payer : what leaves by transfer to the creditor. What oppositions take (P12) pays his debts with his
         * money, so that CP stay at {@link #credits()}; an offset with a title (P13) consumed its CP when it was made.
         */
        public Balance toPay() {
            return credits().minus(seized);
        }
    }

    /** The same, with what is seized taken from the first lines on and what is offset from the last lines back. */
    Settlement diverting(Balance offset, Balance seized) {
        List<Line> diverted = new ArrayList<>(lines);
        Balance left = seized;
        for (int i = 0; i < diverted.size(); i++) {
            Line line = diverted.get(i);
            Balance here = min(left, line.due());
            left = left.minus(here);
            diverted.set(i, line.diverting(line.offset(), here));
        }
        left = offset;
        for (int i = diverted.size() - 1; i >= 0; i--) {
            Line line = diverted.get(i);
            Balance here = min(left, line.due());
            left = left.minus(here);
            diverted.set(i, line.diverting(here, line.seized()));
        }
        return new Settlement(diverted);
    }

    private static Balance min(Balance a, Balance b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** What each line has more of in one settlement of a request than in an earlier one. */
    static List<Imputed> increase(Settlement before, Settlement after, Function<Line, Balance> part) {
        List<Imputed> more = new ArrayList<>();
        for (int i = 0; i < before.lines.size(); i++) {
            Line line = after.lines.get(i);
            Balance here = part.apply(line).minus(part.apply(before.lines.get(i)));
            if (!here.isZero()) {
                more.add(new Imputed(line.account(), here.amount()));
            }
        }
        return more;
    }

    public Settlement {
        lines = List.copyOf(lines);
    }

    static Settlement of(PaymentFile file) {
        List<Line> lines = new ArrayList<>();
        if (file.kind() == PaymentKind.CREDIT_NOTE) {
            return new Settlement(lines);
        }
        for (PaymentLine line : file.lines()) {
            lines.add(Line.of(
                    line.commitmentLine(),
                    line.envelope(),
                    line.account(),
                    line.amount(),
                    line.deductions(),
                    file.netted().getOrDefault(lines.size(), Balance.ZERO)));
        }
        for (UncommittedLine line : file.uncommittedLines()) {
            lines.add(Line.of(null, line.envelope(), line.account(), line.amount(), Deductions.NONE, Balance.ZERO));
        }
        return new Settlement(lines);
    }

    /** Net à payer of the whole request. */
    public Balance toPay() {
        return lines.stream().map(Line::toPay).reduce(Balance.ZERO, Balance::plus);
    }

    /** CP that the request takes from each envelope, in the order envelopes are locked. */
    public Map<EnvelopeId, Amount> creditsByEnvelope() {
        Map<EnvelopeId, Amount> amounts = new TreeMap<>();
        for (Line line : lines) {
            if (!line.credits().isZero()) {
                amounts.merge(line.envelope(), line.credits().amount(), Amount::plus);
            }
        }
        return amounts;
    }

    /**
     * What late interest is reckoned on: all taxes included, less the retention, after penalties, credit notes and
     * offset.
     */
    public Balance interestBase() {
        Balance base = Balance.ZERO;
        for (Line line : lines) {
            Deductions less = line.deductions();
            base = base.plus(line.gross())
                    .minus(less.retention())
                    .minus(less.penalties())
                    .minus(line.netted())
                    .minus(line.offset());
        }
        return base;
    }

    /**
     * Écritures de prise en charge of service received: P02 (P10 with a retention, P09 with the recovery of an
     * advance), then P14 for penalties. P13 for an offset, then P12 for oppositions, come after them.
     */
    List<JournalEntry> takenInCharge(LocalDate date, String supplier) {
        List<Payable> payables = lines.stream()
                .map(line -> new Payable(
                        line.account(),
                        line.gross(),
                        line.deductions().retention(),
                        line.deductions().advanceRecovery(),
                        line.deductions().penalties()))
                .toList();
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(PayablePostings.takenInCharge(date, payables, supplier));
        if (payables.stream().anyMatch(payable -> !payable.penalties().isZero())) {
            entries.add(PayablePostings.p14(date, payables, supplier));
        }
        return entries;
    }

    /** Gross, as imputed. */
    List<Imputed> imputed() {
        return lines.stream()
                .map(line -> new Imputed(line.account(), line.gross()))
                .toList();
    }

    /** P03, for what each line pays. */
    JournalEntry executed(LocalDate date, String creditor) {
        List<Imputed> paid = lines.stream()
                .filter(line -> !line.toPay().isZero())
                .map(line -> new Imputed(line.account(), line.toPay().amount()))
                .toList();
        return PostingRules.p03(date, paid, creditor);
    }
}
