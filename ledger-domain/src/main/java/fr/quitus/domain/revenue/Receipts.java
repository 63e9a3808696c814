package fr.quitus.domain.revenue;

import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.bank.BankEntry.Draw;
import fr.quitus.domain.bank.BankEntry.Statement;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.ReceiptEvent.RecoveredAfterWriteOff;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What a sum does to a title: its positions are paid in order, and what is more is an excess. */
public final class Receipts {
    private Receipts() {}

    /** A bank credit, or part of it. What came in time corrects the surcharge first, and pays the principal first. */
    static List<RevenueOrderEvent> of(RevenueFile before, Statement statement, Draw draw, Act act) {
        Balance whole = draw.fromBank().plus(draw.identified());
        List<RevenueOrderEvent> events =
                new ArrayList<>(SurchargeDecisions.corrected(before, whole, statement.valueDate(), act));
        RevenueFile file = before;
        for (RevenueOrderEvent event : events) {
            file = event instanceof SurchargeCorrected e ? SurchargeDecisions.after(file, e) : file;
        }
        Balance paid = Claim.min(whole, file.remaining());
        // What is straight from the bank pays first.
        Draw paying = split(draw, paid);
        if (!paid.isZero()) {
            List<ClaimShare> shares = SurchargeDecisions.isInTime(file, statement.valueDate())
                    ? file.claim().paidInTimeBy(paid.amount())
                    : file.claim().paidBy(paid.amount());
            events.add(new ReceiptAllocated(
                    file.number(),
                    draw.fromBank().isZero() ? ReceiptKind.IDENTIFIED : ReceiptKind.BANK,
                    statement.id(),
                    null,
                    null,
                    paid.amount(),
                    shares,
                    statement.valueDate(),
                    act.actor(),
                    entries(file, statement, paying, paid, act)));
            events.addAll(revenue(file, shares, act));
        }
        Balance excess = whole.minus(paid);
        if (!excess.isZero()) {
            Draw above = new Draw(
                    draw.fromBank().minus(paying.fromBank()), draw.identified().minus(paying.identified()));
            events.add(excess(file, statement, above, act));
        }
        return events;
    }

    private static Draw split(Draw draw, Balance paid) {
        Balance fromBank = Claim.min(draw.fromBank(), paid);
        return new Draw(fromBank, paid.minus(fromBank));
    }

    private static List<JournalEntry> entries(RevenueFile file, Statement statement, Draw draw, Balance paid, Act act) {
        List<JournalEntry> entries = new ArrayList<>();
        if (!draw.fromBank().isZero()) {
            entries.add(RevenuePostings.p31(
                    act.date(), draw.fromBank().amount(), file.recovery().account(), file.auxiliary()));
        }
        if (!draw.identified().isZero()) {
            entries.add(RevenuePostings.p32b(
                    act.date(),
                    draw.identified().amount(),
                    statement.servicerReference(),
                    file.recovery().account(),
                    file.auxiliary()));
        }
        entries.addAll(reversal(file, file.remaining().minus(paid), act));
        return entries;
    }

    /** P39c, when less is left than was impaired. */
    static List<JournalEntry> reversal(RevenueFile file, Balance remaining, Act act) {
        Balance above = file.impairmentAbove(remaining);
        return above.isZero() ? List.of() : List.of(RevenuePostings.p39c(act.date(), above.amount(), file.auxiliary()));
    }

    private static OverpaymentRecorded excess(RevenueFile file, Statement statement, Draw above, Act act) {
        List<JournalEntry> entries = new ArrayList<>();
        if (!above.fromBank().isZero()) {
            entries.add(RevenuePostings.p33(act.date(), above.fromBank().amount(), file.auxiliary()));
        }
        if (!above.identified().isZero()) {
            entries.add(RevenuePostings.p33Identified(
                    act.date(), above.identified().amount(), statement.servicerReference(), file.auxiliary()));
        }
        return new OverpaymentRecorded(
                file.number(),
                statement.id(),
                above.fromBank().plus(above.identified()).amount(),
                entries);
    }

    /** Budget revenue of the year, by revenue line. The principal of a titre de rétablissement is decided apart. */
    private static List<RevenueOrderEvent> revenue(RevenueFile file, List<ClaimShare> shares, Act act) {
        SequencedMap<RevenueLine, Amount> byLine = new LinkedHashMap<>();
        shares.stream()
                .filter(share -> file.restores() == null || share.part() != ClaimPart.PRINCIPAL)
                .forEach(share -> byLine.merge(share.revenueLine(), share.amount(), Amount::plus));
        FiscalYear year = FiscalYear.of(act.date().getYear());
        List<RevenueOrderEvent> events = new ArrayList<>();
        byLine.forEach((line, amount) -> events.add(new BudgetRevenueRecorded(file.number(), year, line, amount)));
        return events;
    }

    /** Part of what is owed to the debtor pays his title: budget revenue is recorded as for any receipt. */
    public static List<RevenueOrderEvent> offset(RevenueFile file, PaymentRequestId request, Amount amount, Act act) {
        List<ClaimShare> shares = file.claim().paidBy(amount);
        List<RevenueOrderEvent> events = new ArrayList<>();
        events.add(new ReceiptAllocated(
                file.number(),
                ReceiptKind.OFFSET,
                null,
                request,
                null,
                amount,
                shares,
                act.date(),
                act.actor(),
                reversal(file, file.remaining().minus(amount), act)));
        events.addAll(revenue(file, shares, act));
        return events;
    }

    /** The excess of another title pays this one. */
    static List<RevenueOrderEvent> fromExcess(RevenueFile file, RevenueOrderNumber of, Amount amount, Act act) {
        List<ClaimShare> shares = file.claim().paidBy(amount);
        List<RevenueOrderEvent> events = new ArrayList<>();
        events.add(new ReceiptAllocated(
                file.number(),
                ReceiptKind.EXCESS,
                null,
                null,
                of,
                amount,
                shares,
                act.date(),
                act.actor(),
                reversal(file, file.remaining().minus(amount), act)));
        events.addAll(revenue(file, shares, act));
        return events;
    }

    /** The debt that was written off is paid after all; what is more is an excess. */
    static List<RevenueOrderEvent> afterWriteOff(RevenueFile file, Statement statement, Draw draw, Act act) {
        List<RevenueOrderEvent> events = new ArrayList<>();
        Balance whole = draw.fromBank().plus(draw.identified());
        Balance owed = file.claim().writtenOff().minus(file.account().recovered());
        Balance paid = Claim.min(whole, owed);
        Draw paying = split(draw, paid);
        if (!paid.isZero()) {
            List<JournalEntry> entries = new ArrayList<>();
            if (!paying.fromBank().isZero()) {
                entries.add(RevenuePostings.p40r(act.date(), paying.fromBank().amount(), Accounts.TREASURY));
            }
            if (!paying.identified().isZero()) {
                entries.add(
                        RevenuePostings.p40r(act.date(), paying.identified().amount(), Accounts.UNIDENTIFIED_RECEIPTS));
            }
            events.add(new RecoveredAfterWriteOff(
                    file.number(), statement.id(), paid.amount(), statement.valueDate(), act.actor(), entries));
            FiscalYear year = FiscalYear.of(act.date().getYear());
            events.add(new BudgetRevenueRecorded(file.number(), year, RevenueRules.AFTER_WRITE_OFF, paid.amount()));
        }
        if (!whole.equals(paid)) {
            Draw above = new Draw(
                    draw.fromBank().minus(paying.fromBank()), draw.identified().minus(paying.identified()));
            events.add(excess(file, statement, above, act));
        }
        return events;
    }
}
