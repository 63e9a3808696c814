package fr.quitus.domain.payment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.law.LawValue;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Liquidation d'un montant brut : what the manager deducts from it, shared among its lines. The retention and the
 * penalties are borne by each line in proportion; an advance is taken back on the lines of the EJ that received it.
 */
final class Liquidation {
    private final List<PaymentLine> lines;
    private final Balance gross;
    private final Balance retention;
    private final Balance penalties;
    private final @Nullable Balance askedRecovery;
    private final PaymentKind kind;
    private final CommitmentFile engaged;
    private final Act act;

    /** @param lines gross */
    Liquidation(MatchInvoice c, PaymentFile file, List<PaymentLine> lines, CommitmentFile engaged, Act act) {
        this.lines = lines;
        this.gross = file.amount().balance();
        this.retention = orZero(c.retention());
        this.penalties = orZero(c.penalties());
        this.askedRecovery = c.advanceRecovery();
        this.kind = file.kind();
        this.engaged = engaged;
        this.act = act;
    }

    private static Balance orZero(@Nullable Amount amount) {
        return amount == null ? Balance.ZERO : amount.balance();
    }

    /**
     * Nothing deducted from a subsidy; retention within its ceiling, recovery within what was advanced and enough for
     * the EJ not to be paid beyond its firm amount, and no more in all than the gross amount.
     */
    @Nullable Refusal refusal() {
        if (kind == PaymentKind.SUBSIDY && !(retention.isZero() && penalties.isZero())) {
            return PaymentRules.wrongKind("Une subvention ne porte ni retenue de garantie ni pénalités.", kind);
        }
        LawValue cap = act.law().valueOf(LawParameter.GUARANTEE_RETENTION_CAP, act.date());
        Balance retainable = share(gross, act.law().number(LawParameter.GUARANTEE_RETENTION_CAP, act.date()));
        if (retention.compareTo(retainable) > 0) {
            return excessive(
                    "La retenue de garantie est de " + cap.value() + " % au plus des " + gross + " € de la facture ("
                            + cap.legalReference() + ") ; " + retention + " € sont demandés.",
                    retainable,
                    retention);
        }
        Balance recoverable = sum(recoverableByLine());
        if (askedRecovery != null && (askedRecovery.isNegative() || askedRecovery.compareTo(recoverable) > 0)) {
            return excessive(
                    "Les avances payées sur l'EJ " + engaged.number() + " se récupèrent ici pour " + recoverable
                            + " € au plus ; " + askedRecovery + " € sont demandés.",
                    recoverable,
                    askedRecovery);
        }
        if (recovery().compareTo(needed()) < 0) {
            return Refusal.of(
                    Rejection.DEDUCTION_EXCESSIVE,
                    "Sans récupérer " + needed() + " € d'avances, l'EJ " + engaged.number()
                            + " serait payé au-delà de son montant ferme ; " + recovery() + " € sont récupérés.",
                    "minimum",
                    needed(),
                    "demande",
                    recovery());
        }
        Balance left = gross.minus(retention).minus(recovery());
        return penalties.compareTo(left) <= 0
                ? null
                : excessive(
                        "Il reste " + left + " € de la facture après retenue et récupération d'avance ; " + penalties
                                + " € de pénalités sont demandés.",
                        left,
                        penalties);
    }

    private static Refusal excessive(String detail, Balance most, Balance asked) {
        return Refusal.of(Rejection.DEDUCTION_EXCESSIVE, detail, "maximum", most, "demande", asked);
    }

    /** The same lines with what is deducted from each. */
    List<PaymentLine> lines() {
        List<Balance> amounts =
                lines.stream().map(line -> line.amount().balance()).toList();
        List<Balance> retained = shared(retention, amounts);
        List<Balance> recovered = recoveredByLine();
        List<Balance> nets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            nets.add(amounts.get(i).minus(retained.get(i)).minus(recovered.get(i)));
        }
        List<Balance> penalised = shared(penalties, nets);
        List<PaymentLine> deducted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            deducted.add(lines.get(i).deducting(new Deductions(retained.get(i), recovered.get(i), penalised.get(i))));
        }
        return deducted;
    }

    /** What was asked, else what the contract's calendar makes due, as far as this request can bear it. */
    private Balance recovery() {
        return askedRecovery != null ? askedRecovery : min(max(proposedRecovery(), needed()), sum(recoverableByLine()));
    }

    /** Récupération proposée : all that is left at the balance, else what the law makes due at this stage. */
    private Balance proposedRecovery() {
        Balance paid = Balance.ZERO;
        Balance recovered = Balance.ZERO;
        Balance executed = gross;
        Balance before = Balance.ZERO;
        for (LineAccount line : engaged.lines().values()) {
            paid = paid.plus(line.advances().paid());
            recovered = recovered.plus(line.advances().recovered());
            before = before.plus(line.advances().executedBefore());
            executed = executed.plus(line.requested());
        }
        Balance due = kind == PaymentKind.BALANCE
                ? paid
                : AdvanceRecovery.in(act).due(engaged.firmBalance().plus(before), paid, executed.plus(before));
        return max(Balance.ZERO, due.minus(recovered));
    }

    /** First what each line must take back now, then the rest on the first lines that can bear it. */
    private List<Balance> recoveredByLine() {
        Map<Integer, Balance> needed = neededByLine();
        List<Balance> recoverable = recoverableByLine();
        List<Balance> recovered = new ArrayList<>();
        Balance left = recovery();
        for (int i = 0; i < lines.size(); i++) {
            int no = lines.get(i).commitmentLine();
            Balance here = min(left, min(needed.getOrDefault(no, Balance.ZERO), recoverable.get(i)));
            needed.merge(no, here, Balance::minus);
            recovered.add(here);
            left = left.minus(here);
        }
        for (int i = 0; i < lines.size(); i++) {
            Balance more = min(left, recoverable.get(i).minus(recovered.get(i)));
            recovered.set(i, recovered.get(i).plus(more));
            left = left.minus(more);
        }
        return recovered;
    }

    private Balance needed() {
        return sum(List.copyOf(neededByLine().values()));
    }

    /** What must be taken back now: no later service of the line of the EJ can bear it. */
    private Map<Integer, Balance> neededByLine() {
        Map<Integer, Balance> claimed = new HashMap<>();
        lines.forEach(line -> claimed.merge(line.commitmentLine(), line.amount().balance(), Balance::plus));
        Map<Integer, Balance> needed = new HashMap<>();
        for (var here : claimed.entrySet()) {
            LineAccount line = Objects.requireNonNull(engaged.line(here.getKey()));
            Balance later = line.firmAmount().minus(line.requested()).minus(here.getValue());
            needed.put(
                    line.no(), max(Balance.ZERO, line.advances().outstanding().minus(later)));
        }
        return needed;
    }

    /** What each line can bear, once the retention is taken, of the advances paid on its line of the EJ. */
    private List<Balance> recoverableByLine() {
        List<Balance> retained = shared(
                retention, lines.stream().map(line -> line.amount().balance()).toList());
        Map<Integer, Balance> advanced = new HashMap<>();
        engaged.lines().forEach((no, line) -> advanced.put(no, line.advances().toRecover()));
        List<Balance> recoverable = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            PaymentLine line = lines.get(i);
            Balance left = advanced.getOrDefault(line.commitmentLine(), Balance.ZERO);
            Balance here = min(left, line.amount().balance().minus(retained.get(i)));
            advanced.put(line.commitmentLine(), left.minus(here));
            recoverable.add(here);
        }
        return recoverable;
    }

    /** Shares a total in proportion to weights that are at least as much; what is rounded falls on the later ones. */
    static List<Balance> shared(Balance total, List<Balance> weights) {
        BigInteger whole = BigInteger.valueOf(sum(weights).cents());
        List<Balance> shares = new ArrayList<>();
        Balance given = Balance.ZERO;
        BigInteger upToHere = BigInteger.ZERO;
        for (Balance weight : weights) {
            upToHere = upToHere.add(BigInteger.valueOf(weight.cents()));
            Balance due = whole.signum() == 0
                    ? Balance.ZERO
                    : Balance.ofCents(BigInteger.valueOf(total.cents())
                            .multiply(upToHere)
                            .divide(whole)
                            .longValueExact());
            shares.add(due.minus(given));
            given = due;
        }
        return shares;
    }

    /** @param hundredths of a per cent */
    private static Balance share(Balance of, long hundredths) {
        return Balance.ofCents(BigInteger.valueOf(of.cents())
                .multiply(BigInteger.valueOf(hundredths))
                .divide(AdvanceRecovery.WHOLE)
                .longValueExact());
    }

    private static Balance sum(List<Balance> balances) {
        return balances.stream().reduce(Balance.ZERO, Balance::plus);
    }

    private static Balance max(Balance a, Balance b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Balance min(Balance a, Balance b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
