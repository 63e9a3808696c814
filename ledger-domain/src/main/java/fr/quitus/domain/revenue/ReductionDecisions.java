package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.revenue.AdjustmentCommand.CancelRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.AdjustmentEvent.ReductionIssued;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderCancelled;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderReduced;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Décisions sur les réductions et annulations: the ordonnateur issues them, the comptable takes them in charge. */
public final class ReductionDecisions {
    private ReductionDecisions() {}

    /** Réduction : state, capacity to sign, no other that waits, no more than the principal, none given to credits. */
    public static Decision<RevenueOrderEvent> decide(ReduceRevenueOrder c, Act act, RevenueOrder order) {
        return issued(c.revenueOrderNumber(), act, order, c.amount(), c.reason());
    }

    /** Annulation : the same, for all that the title is worth. */
    public static Decision<RevenueOrderEvent> decide(CancelRevenueOrder c, Act act, RevenueOrder order) {
        return issued(c.revenueOrderNumber(), act, order, null, c.reason());
    }

    /** @param asked absent for a cancellation */
    private static Decision<RevenueOrderEvent> issued(
            RevenueOrderNumber number, Act act, RevenueOrder order, @Nullable Amount asked, String reason) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId _))
                || file.recovery().end() != null) {
            return Decision.refuse(RevenueRules.wrongState(number, order, "TAKEN_IN_CHARGE"));
        }
        Balance most = reducible(file, asked == null);
        Refusal refusal = RevenueRules.cannotSign(act, file, asked == null ? file.amount() : asked);
        PendingReduction pending = file.recovery().pending();
        if (refusal == null && pending != null) {
            refusal = Refusal.of(
                    Rejection.ETAT_INCOMPATIBLE,
                    "Une réduction de " + pending.amount() + " € du titre " + number + " attend le comptable depuis le "
                            + pending.issuedOn() + ".");
        }
        if (refusal == null && most.isZero()) {
            refusal = RevenueRules.nothingLeft(file);
        }
        if (refusal == null && asked != null) {
            refusal = RevenueRules.tooMuch(file, "de principal", most, asked);
        }
        if (refusal == null) {
            Amount amount = asked == null ? most.amount() : asked;
            refusal = given(file, shares(file, amount.balance(), asked == null).paid());
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new ReductionIssued(
                        number,
                        asked == null,
                        asked == null ? most.amount() : asked,
                        reason,
                        act.date(),
                        act.actor(),
                        act.delegationId()));
    }

    /** What was neither reduced, remitted nor written off: left, or collected. */
    private static Balance reducible(RevenueFile file, boolean cancels) {
        return file.claim()
                .sum(concerned(cancels), position -> position.remaining().plus(position.collected()));
    }

    private static Predicate<ClaimPosition> concerned(boolean cancels) {
        return position -> cancels || position.part() == ClaimPart.PRINCIPAL;
    }

    /** What is left goes first; then what was collected, which is owed back. */
    private record Shares(List<ClaimShare> unpaid, List<ClaimShare> paid) {}

    private static Shares shares(RevenueFile file, Balance amount, boolean cancels) {
        List<ClaimShare> unpaid = file.claim().spread(amount, concerned(cancels), ClaimPosition::remaining);
        Balance rest = amount.minus(total(unpaid));
        return new Shares(unpaid, file.claim().spread(rest, concerned(cancels), ClaimPosition::collected));
    }

    private static Balance total(List<ClaimShare> shares) {
        Balance total = Balance.ZERO;
        for (ClaimShare share : shares) {
            total = total.plus(share.amount());
        }
        return total;
    }

    /** What the title gave to credits when it was paid stays theirs. */
    private static @Nullable Refusal given(RevenueFile file, List<ClaimShare> paid) {
        return file.restores() == null ? contributed(file, paid) : restored(file, paid);
    }

    /** What went back to the credits of a payment is owed to its creditor again by a request of its own, not here. */
    private static @Nullable Refusal restored(RevenueFile file, List<ClaimShare> paid) {
        Balance left = file.claim().remaining(ClaimPart.PRINCIPAL);
        return paid.stream().noneMatch(share -> share.part() == ClaimPart.PRINCIPAL)
                ? null
                : Refusal.of(
                        Rejection.TITRE_DE_RETABLISSEMENT,
                        "Ce que le titre " + file.number() + " a encaissé a rétabli des crédits : il se réduit d'au"
                                + " plus " + left
                                + " €, qui restent à recouvrer ; le reste se paye par une nouvelle demande.",
                        "maximum",
                        left);
    }

    /** What opened credits as a fonds de concours is not given back before they are taken away. */
    private static @Nullable Refusal contributed(RevenueFile file, List<ClaimShare> paid) {
        Balance opened = ContributionDecisions.opened(file);
        Balance kept = ContributionDecisions.collected(file);
        for (ClaimShare share : paid) {
            kept = ContributionDecisions.isContribution(file, share.line()) ? kept.minus(share.amount()) : kept;
        }
        return kept.compareTo(opened) >= 0
                ? null
                : Refusal.of(
                        Rejection.MONTANT_SUPERIEUR_AU_TITRE,
                        "Le titre " + file.number() + " a ouvert " + opened
                                + " € de crédits : il doit lui rester autant d'encaissé, il ne resterait que " + kept
                                + " €.",
                        "ouvert",
                        opened);
    }

    /**
     * Prise en charge : a reduction that waits, assigned comptable, and still no more than there is. Entry P35 for the
     * products of the year, P36 for those of earlier years; what had been paid is owed back.
     */
    public static Decision<RevenueOrderEvent> decide(TakeReductionInCharge c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        PendingReduction pending = file.recovery().pending();
        if (pending == null) {
            return Decision.refuse(Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "Aucune réduction du titre " + file.number() + " n'attend d'être prise en charge."));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        Balance most = reducible(file, pending.cancels());
        if (refusal == null && pending.cancels() && most.isZero()) {
            refusal = RevenueRules.nothingLeft(file);
        }
        if (refusal == null && !pending.cancels()) {
            refusal = RevenueRules.tooMuch(file, "de principal", most, pending.amount());
        }
        Shares shares = shares(file, pending.cancels() ? most : pending.amount().balance(), pending.cancels());
        if (refusal == null) {
            refusal = given(file, shares.paid());
        }
        return refusal != null ? Decision.refuse(refusal) : Decision.accept(taken(file, pending, most, shares, act));
    }

    private static RevenueOrderEvent taken(
            RevenueFile file, PendingReduction pending, Balance most, Shares shares, Act act) {
        List<ClaimShare> all = merged(shares);
        List<JournalEntry> entries = entries(file, shares, act);
        return pending.cancels()
                ? new RevenueOrderCancelled(
                        file.number(),
                        most.amount(),
                        all,
                        shares.paid(),
                        pending.reason(),
                        act.date(),
                        act.actor(),
                        entries)
                : new RevenueOrderReduced(
                        file.number(),
                        pending.amount(),
                        all,
                        shares.paid(),
                        pending.reason(),
                        act.date(),
                        act.actor(),
                        entries);
    }

    private static List<ClaimShare> merged(Shares shares) {
        Map<Integer, ClaimShare> byLine = new TreeMap<>();
        Stream.concat(shares.unpaid().stream(), shares.paid().stream())
                .forEach(share -> byLine.merge(
                        share.line(),
                        share,
                        (a, b) -> new ClaimShare(
                                a.line(), a.part(), a.revenueLine(), a.amount().plus(b.amount()))));
        return List.copyOf(byLine.values());
    }

    private static List<JournalEntry> entries(RevenueFile file, Shares shares, Act act) {
        List<JournalEntry> entries = new ArrayList<>();
        for (boolean ofTheYear : new boolean[] {true, false}) {
            Shares some = new Shares(
                    booked(file, shares.unpaid(), ofTheYear, act), booked(file, shares.paid(), ofTheYear, act));
            List<PostingRules.Imputed> debited = merged(some).stream()
                    .map(share -> new PostingRules.Imputed(account(file, share.line(), ofTheYear), share.amount()))
                    .toList();
            if (!debited.isEmpty()) {
                entries.add(RevenuePostings.reduction(
                        ofTheYear ? "P35" : "P36",
                        act.date(),
                        debited,
                        total(some.unpaid()),
                        total(some.paid()),
                        file.recovery().account(),
                        file.auxiliary()));
            }
        }
        entries.addAll(Receipts.reversal(file, file.remaining().minus(total(shares.unpaid())), act));
        return entries;
    }

    /**
     * P35 or P36 of one position.
     *
     * @param less what is taken off it
     * @param paid the part of it that is owed back; the rest is no longer owed, or pays another position
     */
    static List<JournalEntry> lessened(RevenueFile file, int line, Balance less, Balance paid, Act act) {
        boolean ofTheYear = isOfTheYear(file, line, act);
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(RevenuePostings.reduction(
                ofTheYear ? "P35" : "P36",
                act.date(),
                List.of(new PostingRules.Imputed(account(file, line, ofTheYear), less.amount())),
                less.minus(paid),
                paid,
                file.recovery().account(),
                file.auxiliary()));
        entries.addAll(Receipts.reversal(file, file.remaining().minus(less.minus(paid)), act));
        return entries;
    }

    private static List<ClaimShare> booked(RevenueFile file, List<ClaimShare> shares, boolean ofTheYear, Act act) {
        return shares.stream()
                .filter(share -> isOfTheYear(file, share.line(), act) == ofTheYear)
                .toList();
    }

    private static boolean isOfTheYear(RevenueFile file, int line, Act act) {
        FiscalYear booked = position(file, line).bookedIn();
        return booked == null || booked.value() == act.date().getYear();
    }

    /**
     * A product of an earlier year is closed, and so is a charge that was to be paid back: its cancellation is a
     * charge. A supplier's account is never closed.
     */
    private static AccountCode account(RevenueFile file, int line, boolean ofTheYear) {
        AccountCode booked = position(file, line).account();
        return ofTheYear || !booked.isProduct() && !booked.isCharge() ? booked : Accounts.EARLIER_YEARS_CANCELLATIONS;
    }

    private static ClaimPosition position(RevenueFile file, int line) {
        return file.claim().positions().get(line - 1);
    }
}
