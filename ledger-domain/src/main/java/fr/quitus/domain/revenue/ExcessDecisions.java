package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.revenue.ExcessCommand.ForfeitOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.OffsetOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.RefundOverpayment;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentForfeited;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentOffset;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueReversed;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.RevenueLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Décisions sur les excédents : each act's rules in their written order, then its events. */
public final class ExcessDecisions {
    private ExcessDecisions() {}

    /** Remboursement : state, assigned comptable, a value date that is not past, enough to give back. Entry P34. */
    public static Decision<RevenueOrderEvent> decide(RefundOverpayment c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.past(c.valueDate(), act);
        }
        if (refusal == null) {
            refusal = nothingToGiveBack(file, c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount amount = c.amount() == null ? file.excess().amount() : c.amount();
        List<RevenueShare> recorded = file.account().excess().recordedIn(amount);
        List<RevenueOrderEvent> events = new ArrayList<>();
        events.add(new OverpaymentRefunded(
                file.number(),
                identity(file),
                amount,
                recorded,
                c.payeeIban(),
                c.valueDate(),
                act.actor(),
                List.of(RevenuePostings.p34(act.date(), amount, file.auxiliary()))));
        events.addAll(reversed(file, recorded, act));
        return Decision.accept(events);
    }

    private static @Nullable Refusal nothingToGiveBack(RevenueFile file, @Nullable Amount asked) {
        if (file.excess().isZero()) {
            return Refusal.of(
                    Rejection.ACTE_SANS_OBJET, "Le titre " + file.number() + " n'a pas d'excédent à rembourser.");
        }
        return asked == null ? null : RevenueRules.tooMuch(file, "d'excédent", file.excess(), asked);
    }

    /** Each transfer has an identity of its own, which the bank gives back. */
    static String identity(RevenueFile file) {
        int sent = file.account().refunds().stream().mapToInt(Refund::transfers).sum();
        return "RT" + file.number() + "-" + (sent + 1);
    }

    /** What had been recorded and is given back is negative revenue of the year in which it is. */
    private static List<RevenueOrderEvent> reversed(RevenueFile file, List<RevenueShare> recorded, Act act) {
        FiscalYear year = FiscalYear.of(act.date().getYear());
        SequencedMap<RevenueLine, Amount> byLine = new LinkedHashMap<>();
        recorded.forEach(share -> byLine.merge(share.revenueLine(), share.amount(), Amount::plus));
        List<RevenueOrderEvent> events = new ArrayList<>();
        byLine.forEach((line, amount) -> events.add(new BudgetRevenueReversed(file.number(), year, line, amount)));
        return events;
    }

    /**
     * Imputation à un autre titre : both taken in charge by this comptable and owed by the same debtor, the other
     * restoring no credits, something to give back, and enough left of the other. Entry P34b; revenue is recorded then.
     */
    public static Decision<RevenueOrderEvent> decide(
            OffsetOverpayment c, Act act, RevenueOrder order, RevenueOrder other) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        if (!(other instanceof RevenueOrder.TakenInCharge(RevenueFile paid, AccountingPostId paidPost))) {
            return Decision.refuse(RevenueRules.wrongState(c.paidOrder(), other, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = RevenueRules.notThisAccountant(act, paidPost, paid);
        }
        if (refusal == null && file.number().equals(paid.number())) {
            refusal = Refusal.of(
                    Rejection.COMPENSATION_IMPOSSIBLE,
                    "L'excédent du titre " + file.number() + " paie un autre titre que le sien.");
        }
        if (refusal == null && !file.debtor().ref().equals(paid.debtor().ref())) {
            refusal = Refusal.of(
                    Rejection.COMPENSATION_IMPOSSIBLE,
                    "Le titre " + file.number() + " est dû par " + file.debtor().ref() + ", le titre " + paid.number()
                            + " par " + paid.debtor().ref() + ".",
                    "redevable",
                    paid.debtor().ref());
        }
        if (refusal == null) {
            refusal = RevenueRules.restoresCredits(paid);
        }
        if (refusal == null) {
            refusal = nothingToGiveBack(file, c.amount());
        }
        if (refusal == null) {
            refusal = RevenueRules.nothingLeft(paid);
        }
        if (refusal == null && c.amount() != null) {
            refusal = RevenueRules.tooMuch(paid, "à recouvrer", paid.remaining(), c.amount());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount amount =
                c.amount() == null ? Claim.min(file.excess(), paid.remaining()).amount() : c.amount();
        List<RevenueShare> recorded = file.account().excess().recordedIn(amount);
        List<RevenueOrderEvent> events = new ArrayList<>();
        events.add(new OverpaymentOffset(
                file.number(),
                paid.number(),
                amount,
                recorded,
                act.date(),
                act.actor(),
                List.of(RevenuePostings.p34b(act.date(), amount, paid.recovery().account(), file.auxiliary()))));
        events.addAll(reversed(file, recorded, act));
        events.addAll(Receipts.fromExcess(paid, file.number(), amount, act));
        return Decision.accept(events);
    }

    /**
     * Déchéance : state, assigned comptable, something to give back, prescribed like any claim on the State (loi
     * 68-1250), each excess from its own year, or the whole under the sum that is not sent back. Entry P34c; what was
     * never revenue is accidental revenue.
     */
    public static Decision<RevenueOrderEvent> decide(ForfeitOverpayment c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notThisAccountant(act, post, file);
        if (refusal == null) {
            refusal = nothingToGiveBack(file, null);
        }
        Excess excess = file.account().excess();
        Balance prescribed = excess.of(on -> act.date().isAfter(lastDay(on, act)));
        Amount small = act.law().amount(LawParameter.EXCESS_RETAINED, act.date());
        boolean retained = !excess.total().covers(small);
        if (refusal == null && prescribed.isZero() && !retained) {
            refusal = notPrescribed(file, small, act);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Amount amount = (retained ? excess.total() : prescribed).amount();
        List<RevenueShare> recorded = excess.recordedIn(amount);
        Balance accidental = amount.balance();
        for (RevenueShare share : recorded) {
            accidental = accidental.minus(share.amount());
        }
        List<RevenueOrderEvent> events = new ArrayList<>();
        events.add(new OverpaymentForfeited(
                file.number(),
                amount,
                recorded,
                prescribed.equals(amount.balance()),
                act.date(),
                act.actor(),
                List.of(RevenuePostings.p34c(act.date(), amount, file.auxiliary()))));
        if (!accidental.isZero()) {
            events.add(new BudgetRevenueRecorded(
                    file.number(), FiscalYear.of(act.date().getYear()), RevenueRules.ACCIDENTAL, accidental.amount()));
        }
        return Decision.accept(events);
    }

    private static Refusal notPrescribed(RevenueFile file, Amount small, Act act) {
        LocalDate last = lastDay(file.account().excess().parts().getFirst().on(), act);
        return Refusal.of(
                Rejection.PRESCRIPTION_NON_ACQUISE,
                "L'excédent de " + file.excess() + " € du titre " + file.number() + " est dû au redevable jusqu'au "
                        + last + " ; seul un excédent inférieur à " + small + " € est acquis avant.",
                "jusqu'au",
                last,
                "seuil",
                small);
    }

    /** Counted from the first of January that follows the excess. */
    private static LocalDate lastDay(LocalDate on, Act act) {
        int years = act.law().count(LawParameter.CLAIM_PRESCRIPTION, act.date());
        return LocalDate.of(on.getYear() + years, 12, 31);
    }
}
