package fr.quitus.domain.revenue;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueReversed;
import fr.quitus.domain.revenue.RecoveryCommand.ApplySurcharge;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeApplied;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.revenue.Surcharging.Applied;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Majoration des sommes qui n'étaient pas acquittées à la date limite (loi 2010-1658, art. 55). What was acquitted then
 * is told by the value dates of the receipts, so one that is recorded late corrects the surcharge.
 */
public final class SurchargeDecisions {
    private SurchargeDecisions() {}

    /**
     * Majoration : state, assigned comptable, recovery open, not applied yet, the limit date passed. It is taken of
     * what was unpaid of the principal on the limit date, paid since or not. Entry P38.
     */
    public static Decision<RevenueOrderEvent> decide(ApplySurcharge c, Act act, RevenueOrder order) {
        if (!(order instanceof RevenueOrder.TakenInCharge(RevenueFile file, AccountingPostId post))) {
            return Decision.refuse(RevenueRules.wrongState(c.revenueOrderNumber(), order, "TAKEN_IN_CHARGE"));
        }
        Refusal refusal = RevenueRules.notTheCollector(act, post, file);
        if (refusal == null && !order.status().equals("COLLECTED")) {
            refusal = RevenueRules.nothingLeft(file);
        }
        if (refusal == null) {
            refusal = RevenueRules.notEnforceable(file, act);
        }
        LocalDate limit = limit(file, act);
        Balance base = unpaidOn(limit, file);
        Applied applied = new Applied(base, act.law().number(LawParameter.SURCHARGE_RATE, act.date()), limit);
        Balance surcharge = applied.amountOf(base);
        if (refusal == null && (file.recovery().dunning().surchargedOn() != null || surcharge.isZero())) {
            refusal = Refusal.of(
                    Rejection.ACTE_SANS_OBJET,
                    "Le titre " + file.number() + " est déjà majoré, ou ce qui restait dû du principal au " + limit
                            + " ne se majore pas.");
        }
        if (refusal == null && !act.date().isAfter(limit)) {
            refusal = Refusal.of(
                    Rejection.DATE_FUTURE,
                    "Le titre " + file.number() + " peut être payé sans majoration jusqu'au " + limit + " inclus.",
                    "limite",
                    limit);
        }
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new SurchargeApplied(
                        file.number(),
                        base.amount(),
                        applied.rate(),
                        surcharge.amount(),
                        limit,
                        act.date(),
                        act.actor(),
                        List.of(RevenuePostings.p38(
                                act.date(), surcharge.amount(), file.recovery().account(), file.auxiliary()))));
    }

    /** The 15th of the second month that follows the issue, as the law's parameters say. */
    private static LocalDate limit(RevenueFile file, Act act) {
        LocalDate issuedOn = file.recovery().title().issuedOn();
        LocalDate month = (issuedOn == null ? act.date() : issuedOn)
                .plusMonths(act.law().count(LawParameter.SURCHARGE_MONTHS, act.date()));
        int day = act.law().count(LawParameter.SURCHARGE_DAY, act.date());
        return month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
    }

    /** What was due of the principal and not paid by then; what was reduced or remitted since is not due. */
    private static Balance unpaidOn(LocalDate limit, RevenueFile file) {
        Balance due = file.claim()
                .sum(position -> position.part() == ClaimPart.PRINCIPAL, position -> position.remaining()
                        .plus(position.collected()));
        Balance unpaid = due.minus(file.account().surcharging().paidBy(limit));
        return unpaid.isNegative() ? Balance.ZERO : unpaid;
    }

    /** Whether money of this value date was there when the surcharge that was applied says it was not. */
    static boolean isInTime(RevenueFile file, LocalDate valueDate) {
        Applied applied = file.account().surcharging().applied();
        return applied != null && !valueDate.isAfter(applied.limit());
    }

    /**
     * What money of this value date takes off the surcharge, before it pays anything; nothing of what came too late.
     *
     * @return a correction and the budget revenue that changes its line, or nothing
     */
    static List<RevenueOrderEvent> corrected(RevenueFile file, Balance money, LocalDate valueDate, Act act) {
        Applied applied = file.account().surcharging().applied();
        ClaimPosition surcharge = surcharge(file).orElse(null);
        if (applied == null || surcharge == null || valueDate.isAfter(applied.limit())) {
            return List.of();
        }
        Balance base = applied.base().minus(Claim.min(money, applied.base()));
        Balance less = Claim.min(
                applied.amountOf(applied.base()).minus(applied.amountOf(base)),
                surcharge.remaining().plus(surcharge.collected()));
        return less.isZero() ? List.of() : corrected(file, surcharge, base, less, money, act);
    }

    private static Optional<ClaimPosition> surcharge(RevenueFile file) {
        return file.claim().positions().stream()
                .filter(position -> position.part() == ClaimPart.SURCHARGE)
                .findFirst();
    }

    private static List<RevenueOrderEvent> corrected(
            RevenueFile file, ClaimPosition surcharge, Balance base, Balance less, Balance money, Act act) {
        Balance collected = less.minus(Claim.min(less, surcharge.remaining()));
        Balance principal = file.claim().remaining(ClaimPart.PRINCIPAL);
        // The money that corrects it pays the principal too, and goes first.
        Balance moved = Claim.min(collected, principal.minus(Claim.min(money, principal)));
        List<ClaimShare> onPrincipal = file.claim()
                .spread(moved, position -> position.part() == ClaimPart.PRINCIPAL, ClaimPosition::remaining);
        Balance paid = collected.minus(moved);
        List<RevenueOrderEvent> events = new ArrayList<>();
        events.add(new SurchargeCorrected(
                file.number(),
                base,
                less.amount(),
                shares(surcharge, less),
                onPrincipal,
                shares(surcharge, paid),
                act.date(),
                act.actor(),
                ReductionDecisions.lessened(file, surcharge.line(), less, paid, act)));
        FiscalYear year = FiscalYear.of(act.date().getYear());
        if (!moved.isZero()) {
            events.add(new BudgetRevenueReversed(file.number(), year, surcharge.revenueLine(), moved.amount()));
            for (ClaimShare share : file.restores() == null ? onPrincipal : List.<ClaimShare>of()) {
                events.add(new BudgetRevenueRecorded(file.number(), year, share.revenueLine(), share.amount()));
            }
        }
        return events;
    }

    private static List<ClaimShare> shares(ClaimPosition position, Balance amount) {
        return amount.isZero()
                ? List.of()
                : List.of(new ClaimShare(position.line(), position.part(), position.revenueLine(), amount.amount()));
    }

    /** What the correction leaves of the title. It refuses nothing: what was appended is true. */
    static RevenueFile after(RevenueFile file, SurchargeCorrected e) {
        List<ClaimShare> given = new ArrayList<>(e.paid());
        Balance moved = Balance.ZERO;
        for (ClaimShare share : e.moved()) {
            moved = moved.plus(share.amount());
        }
        ClaimShare surcharge = e.shares().getFirst();
        if (!moved.isZero()) {
            given.add(new ClaimShare(surcharge.line(), surcharge.part(), surcharge.revenueLine(), moved.amount()));
        }
        Claim claim = file.claim().givenBack(given).reduced(e.shares()).collected(e.moved());
        RevenueFile next = file.with(file.account().excess().moreRecorded(e.paid(), e.correctedOn()))
                .with(claim);
        Surcharging surcharging = next.account().surcharging().paid(moved, e.correctedOn());
        Applied applied = surcharging.applied();
        return applied == null
                ? next
                : next.with(
                        next.account().with(surcharging.with(new Applied(e.base(), applied.rate(), applied.limit()))));
    }
}
