package fr.quitus.domain.revenue;

import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Dossier de titre : what a revenue order remembers of its events. Remaining = amount − allocated, never negative.
 *
 * @param receipts what each bank entry brought to the title, excess included
 */
public record RevenueFile(
        RevenueOrderNumber number,
        FiscalYear year,
        FundsCentre fundsCentre,
        Debtor debtor,
        List<ClaimLine> lines,
        Balance allocated,
        Balance excess,
        Map<BankEntryId, Balance> receipts,
        Set<ActorId> ordonnateurSide) {
    public RevenueFile {
        lines = List.copyOf(lines);
        receipts = Map.copyOf(receipts);
        ordonnateurSide = Set.copyOf(ordonnateurSide);
    }

    public Amount amount() {
        Balance sum = Balance.ZERO;
        for (ClaimLine line : lines) {
            sum = sum.plus(line.amount());
        }
        return sum.amount();
    }

    /** Reste à recouvrer. */
    public Balance remaining() {
        return amount().balance().minus(allocated);
    }

    List<PostingRules.Imputed> imputed() {
        return lines.stream()
                .map(line -> new PostingRules.Imputed(line.account(), line.amount()))
                .toList();
    }

    /** Splits a receipt over the revenue lines: earlier lines are paid first. */
    SequencedMap<RevenueLine, Amount> byRevenueLine(Amount receipt) {
        SequencedMap<RevenueLine, Amount> parts = new LinkedHashMap<>();
        Balance alreadyPaid = allocated;
        Balance left = receipt.balance();
        for (ClaimLine line : lines) {
            Balance paidHere = min(alreadyPaid, line.amount().balance());
            alreadyPaid = alreadyPaid.minus(paidHere);
            Balance part = min(line.amount().balance().minus(paidHere), left);
            if (!part.isZero()) {
                parts.merge(line.revenueLine(), part.amount(), Amount::plus);
                left = left.minus(part);
            }
        }
        return parts;
    }

    private static Balance min(Balance a, Balance b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    RevenueFile withReceipt(BankEntryId entry, Balance moreAllocated, Balance moreExcess) {
        Map<BankEntryId, Balance> next = new HashMap<>(receipts);
        next.merge(entry, moreAllocated.plus(moreExcess), Balance::plus);
        return new RevenueFile(
                number,
                year,
                fundsCentre,
                debtor,
                lines,
                allocated.plus(moreAllocated),
                excess.plus(moreExcess),
                next,
                ordonnateurSide);
    }

    RevenueFile withOffset(Amount amount) {
        return new RevenueFile(
                number, year, fundsCentre, debtor, lines, allocated.plus(amount), excess, receipts, ordonnateurSide);
    }

    RevenueFile withOrdonnateur(ActorId actor) {
        Set<ActorId> next = new HashSet<>(ordonnateurSide);
        next.add(actor);
        return new RevenueFile(number, year, fundsCentre, debtor, lines, allocated, excess, receipts, next);
    }
}
