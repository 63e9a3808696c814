package fr.quitus.domain.revenue;

import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dossier de titre : what a revenue order remembers of its events.
 *
 * @param lines as the claim was established; what became of each is in the account
 * @param restores the payment that the debtor gives back; absent for a title whose receipts are budget revenue
 */
public record RevenueFile(
        RevenueOrderNumber number,
        FiscalYear year,
        FundsCentre fundsCentre,
        Debtor debtor,
        List<ClaimLine> lines,
        DebtorAccount account,
        Recovery recovery,
        @Nullable RestoredPayment restores,
        Set<ActorId> ordonnateurSide,
        Set<ActorId> accountantSide) {
    public RevenueFile {
        lines = List.copyOf(lines);
        ordonnateurSide = Set.copyOf(ordonnateurSide);
        accountantSide = Set.copyOf(accountantSide);
    }

    static RevenueFile of(ClaimEstablished e) {
        return new RevenueFile(
                e.revenueOrderNumber(),
                e.year(),
                e.fundsCentre(),
                e.debtor(),
                e.lines(),
                DebtorAccount.of(e.lines()),
                Recovery.NONE.born(e.bornOn()),
                null,
                Set.of(e.establishedBy()),
                Set.of());
    }

    /** What the title was issued for. */
    public Amount amount() {
        Balance sum = Balance.ZERO;
        for (ClaimLine line : lines) {
            sum = sum.plus(line.amount());
        }
        return sum.amount();
    }

    public Claim claim() {
        return account.claim();
    }

    /** Reste à recouvrer. */
    public Balance remaining() {
        return claim().remaining();
    }

    /** Excédents à rembourser. */
    public Balance excess() {
        return account.excess().total();
    }

    /** The debtor, as auxiliary accounts name him. */
    String auxiliary() {
        return debtor.ref().text();
    }

    List<PostingRules.Imputed> imputed() {
        return lines.stream()
                .map(line -> new PostingRules.Imputed(line.account(), line.amount()))
                .toList();
    }

    RevenueFile with(DebtorAccount next) {
        return new RevenueFile(
                number, year, fundsCentre, debtor, lines, next, recovery, restores, ordonnateurSide, accountantSide);
    }

    RevenueFile with(Recovery next) {
        return new RevenueFile(
                number, year, fundsCentre, debtor, lines, account, next, restores, ordonnateurSide, accountantSide);
    }

    RevenueFile restoring(RestoredPayment paid) {
        return new RevenueFile(
                number, year, fundsCentre, debtor, lines, account, recovery, paid, ordonnateurSide, accountantSide);
    }

    /** The claim changed; a dépréciation never exceeds what is left of it. */
    RevenueFile with(Claim next) {
        RevenueFile changed = with(account.with(next));
        Recovery.Doubt doubt = recovery.doubt();
        return doubt.impairment().compareTo(next.remaining()) <= 0
                ? changed
                : changed.with(recovery.with(new Recovery.Doubt(doubt.doubtful(), next.remaining(), doubt.valuedOn())));
    }

    RevenueFile with(Excess next) {
        return with(account.with(next));
    }

    /** Dépréciation to be taken back when this is all that is left. */
    Balance impairmentAbove(Balance remaining) {
        Balance above = recovery.doubt().impairment().minus(remaining);
        return above.isNegative() ? Balance.ZERO : above;
    }

    RevenueFile withOrdonnateur(ActorId actor) {
        Set<ActorId> next = new HashSet<>(ordonnateurSide);
        next.add(actor);
        return new RevenueFile(
                number, year, fundsCentre, debtor, lines, account, recovery, restores, next, accountantSide);
    }

    RevenueFile withAccountant(ActorId actor) {
        Set<ActorId> next = new HashSet<>(accountantSide);
        next.add(actor);
        return new RevenueFile(
                number, year, fundsCentre, debtor, lines, account, recovery, restores, ordonnateurSide, next);
    }
}
