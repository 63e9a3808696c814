package fr.quitus.domain.payment;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Liquidation d'un montant brut : what the manager deducts from it, shared among its lines. The retention and the
 * penalties are borne by each line in proportion; an advance is taken back on the lines of the EJ that received it.
 */
final class Liquidation {
    /** Retenue de garantie (code de la commande publique, art. R2191-33). */
    static final int RETENTION_PERCENT_MAX = 5;
    /** An advance begins to be taken back when this much of the EJ is executed (art. R2191-11)… */
    static final int RECOVERY_START_PERCENT = 65;
    /** …and is wholly taken back when that much is. */
    static final int RECOVERY_END_PERCENT = 80;

    private final List<PaymentLine> lines;
    private final Balance gross;
    private final Balance retention;
    private final Balance penalties;
    private final @Nullable Balance askedRecovery;
    private final boolean balance;
    private final CommitmentFile engaged;

    /** @param lines gross */
    Liquidation(MatchInvoice c, PaymentFile file, List<PaymentLine> lines, CommitmentFile engaged) {
        this.lines = lines;
        this.gross = file.amount().balance();
        this.retention = orZero(c.retention());
        this.penalties = orZero(c.penalties());
        this.askedRecovery = c.advanceRecovery();
        this.balance = file.balances();
        this.engaged = engaged;
    }

    private static Balance orZero(@Nullable Amount amount) {
        return amount == null ? Balance.ZERO : amount.balance();
    }

    /** Retention within its ceiling, recovery within what was advanced, and no more in all than the gross amount. */
    @Nullable Refusal refusal() {
        if (BigInteger.valueOf(retention.cents())
                        .multiply(BigInteger.valueOf(100))
                        .compareTo(
                                BigInteger.valueOf(gross.cents()).multiply(BigInteger.valueOf(RETENTION_PERCENT_MAX)))
                > 0) {
            return excessive(
                    "La retenue de garantie est de " + RETENTION_PERCENT_MAX + " % au plus des " + gross
                            + " € de la facture ; " + retention + " € sont demandés.",
                    percent(gross, RETENTION_PERCENT_MAX),
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
        List<Balance> recovered = new ArrayList<>();
        List<Balance> nets = new ArrayList<>();
        Balance left = recovery();
        List<Balance> recoverable = recoverableByLine();
        for (int i = 0; i < lines.size(); i++) {
            Balance here = min(left, recoverable.get(i));
            recovered.add(here);
            left = left.minus(here);
            nets.add(amounts.get(i).minus(retained.get(i)).minus(here));
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
        return askedRecovery != null ? askedRecovery : min(proposedRecovery(), sum(recoverableByLine()));
    }

    /**
     * Récupération proposée : nothing before 65 % of the EJ is executed, all at 80 % or at the balance, in proportion
     * between the two.
     */
    private Balance proposedRecovery() {
        Balance paid = Balance.ZERO;
        Balance recovered = Balance.ZERO;
        Balance executed = gross;
        for (LineAccount line : engaged.lines().values()) {
            paid = paid.plus(line.advances().paid());
            recovered = recovered.plus(line.advances().recovered());
            executed = executed.plus(line.requested());
        }
        if (balance) {
            return paid.minus(recovered);
        }
        BigInteger firm = BigInteger.valueOf(engaged.firmBalance().cents());
        BigInteger over = BigInteger.valueOf(executed.cents())
                .multiply(BigInteger.valueOf(100))
                .subtract(firm.multiply(BigInteger.valueOf(RECOVERY_START_PERCENT)));
        BigInteger span = firm.multiply(BigInteger.valueOf(RECOVERY_END_PERCENT - RECOVERY_START_PERCENT));
        BigInteger due = over.signum() <= 0
                ? BigInteger.ZERO
                : BigInteger.valueOf(paid.cents()).multiply(over.min(span)).divide(span);
        Balance more = Balance.ofCents(due.longValueExact()).minus(recovered);
        return more.isNegative() ? Balance.ZERO : more;
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

    private static Balance percent(Balance of, int percent) {
        return Balance.ofCents(BigInteger.valueOf(of.cents())
                .multiply(BigInteger.valueOf(percent))
                .divide(BigInteger.valueOf(100))
                .longValueExact());
    }

    private static Balance sum(List<Balance> balances) {
        return balances.stream().reduce(Balance.ZERO, Balance::plus);
    }

    private static Balance min(Balance a, Balance b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
