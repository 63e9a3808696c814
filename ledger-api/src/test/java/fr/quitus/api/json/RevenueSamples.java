package fr.quitus.api.json;

import static fr.quitus.api.json.EventSamples.CREDIT;
import static fr.quitus.api.json.EventSamples.CREDITS;
import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.DEBIT;
import static fr.quitus.api.json.EventSamples.DELEGATION;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.IBAN;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.POST;
import static fr.quitus.api.json.EventSamples.PROGRAMME;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TITLE;
import static fr.quitus.api.json.EventSamples.UNIT;
import static fr.quitus.api.json.EventSamples.YEAR;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.PostingRules;
import fr.quitus.domain.accounting.RevenuePostings;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptIdentified;
import fr.quitus.domain.bank.BankEntryEvent.ReceiptUnidentified;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.ContributionCreditsOpened;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimMarkedDoubtful;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimPrescribed;
import fr.quitus.domain.revenue.AdjustmentEvent.ClaimWrittenOff;
import fr.quitus.domain.revenue.AdjustmentEvent.ImpairmentRevised;
import fr.quitus.domain.revenue.AdjustmentEvent.ReductionIssued;
import fr.quitus.domain.revenue.AdjustmentEvent.ReductionRejected;
import fr.quitus.domain.revenue.AdjustmentEvent.RemissionGranted;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderCancelled;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderReduced;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderRejected;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.ClaimPart;
import fr.quitus.domain.revenue.ClaimShare;
import fr.quitus.domain.revenue.ContestationKind;
import fr.quitus.domain.revenue.ContestationOutcome;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentForfeited;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentOffset;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.revenue.ExcessEvent.RefundReturned;
import fr.quitus.domain.revenue.ExcessEvent.RefundSettled;
import fr.quitus.domain.revenue.Instalment;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueReversed;
import fr.quitus.domain.revenue.ReceiptEvent.ContributionCollected;
import fr.quitus.domain.revenue.ReceiptEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.ReceiptEvent.RecoveredAfterWriteOff;
import fr.quitus.domain.revenue.ReceiptKind;
import fr.quitus.domain.revenue.RecoveryEvent.ContestationDecided;
import fr.quitus.domain.revenue.RecoveryEvent.DebtAcknowledged;
import fr.quitus.domain.revenue.RecoveryEvent.FormalNoticeSent;
import fr.quitus.domain.revenue.RecoveryEvent.InstalmentDefaulted;
import fr.quitus.domain.revenue.RecoveryEvent.InstalmentPlanGranted;
import fr.quitus.domain.revenue.RecoveryEvent.ReminderSent;
import fr.quitus.domain.revenue.RecoveryEvent.RevenueOrderContested;
import fr.quitus.domain.revenue.RecoveryEvent.SeizureIssued;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeApplied;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.revenue.RestorationCause;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RestorationOrderLinked;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.revenue.RevenueShare;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Title;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** A title of 10 000 euros, paid 10 250, and everything else that may happen to one. */
final class RevenueSamples {
    private static final RevenueOrderNumber OTHER = RevenueOrderNumber.of("3100000002");
    private static final RevenueLine LINE = RevenueLine.of("2306");
    private static final AccountCode PRODUCT = AccountCode.of("7060000000");
    private static final RevenueLine PENALTIES = RevenueLine.of("2513");
    private static final Amount EXCESS = Amount.euros(250);
    private static final LocalDate PAID = LocalDate.of(2025, 4, 1);
    private static final String DEBTOR = SUPPLIER.text();
    private static final List<ClaimShare> SHARES = List.of(new ClaimShare(1, ClaimPart.PRINCIPAL, LINE, TEN));
    private static final List<RevenueShare> RECORDED = List.of(new RevenueShare(LINE, EXCESS));
    private static final String SENT = "RT3100000001-1";

    private RevenueSamples() {}

    static List<LedgerEvent> all() {
        return Stream.of(issued(), receipts(), excess(), adjustments(), recovery())
                .<LedgerEvent>flatMap(List::stream)
                .toList();
    }

    private static List<LedgerEvent> issued() {
        return List.of(
                new ClaimEstablished(
                        TITLE,
                        YEAR,
                        UNIT,
                        new Debtor(SUPPLIER, "Redevable SARL"),
                        "Redevance d'occupation",
                        List.of(new ClaimLine(LINE, PRODUCT, TEN)),
                        LocalDate.of(2025, 1, 15),
                        GINA),
                new RestorationOrderLinked(TITLE, EventSamples.DP, RestorationCause.UNDUE_PAYMENT, List.of(0)),
                new RevenueOrderIssued(TITLE, TEN, DAY, LocalDate.of(2025, 4, 15), POST, OMAR, DELEGATION),
                new RevenueOrderTakenInCharge(
                        TITLE,
                        TEN,
                        POST,
                        DAY,
                        KATIA,
                        List.of(RevenuePostings.p30(DAY, List.of(new PostingRules.Imputed(PRODUCT, TEN)), DEBTOR))));
    }

    private static List<LedgerEvent> receipts() {
        return List.of(
                new ReceiptAllocated(
                        TITLE,
                        ReceiptKind.BANK,
                        CREDIT,
                        DP,
                        OTHER,
                        TEN,
                        SHARES,
                        PAID,
                        KATIA,
                        List.of(RevenuePostings.p31(PAID, TEN, DEBTOR))),
                new BudgetRevenueRecorded(TITLE, YEAR, LINE, TEN),
                new BudgetRevenueReversed(TITLE, YEAR, LINE, EXCESS),
                new OverpaymentRecorded(TITLE, CREDIT, EXCESS, List.of(RevenuePostings.p33(PAID, EXCESS, DEBTOR))),
                new RecoveredAfterWriteOff(
                        TITLE,
                        CREDIT,
                        EXCESS,
                        PAID,
                        KATIA,
                        List.of(RevenuePostings.p40r(PAID, EXCESS, Accounts.TREASURY))),
                new ContributionCollected(TITLE, YEAR, PROGRAMME, Title.T3, CREDITS, "Arrêté du 2 avril 2025", OMAR),
                new ContributionCreditsOpened(YEAR, PROGRAMME, Title.T3, CREDITS, TITLE, "Arrêté du 2 avril 2025"),
                new ReceiptUnidentified(
                        CREDIT,
                        TEN,
                        "Ne cite aucun titre connu.",
                        PAID,
                        KATIA,
                        List.of(RevenuePostings.p32a(PAID, TEN, "BDF-2"))),
                new ReceiptIdentified(CREDIT, TEN, "revenue-order:" + TITLE));
    }

    private static List<LedgerEvent> excess() {
        return List.of(
                new OverpaymentRefunded(
                        TITLE,
                        SENT,
                        EXCESS,
                        RECORDED,
                        IBAN,
                        PAID,
                        KATIA,
                        List.of(RevenuePostings.p34(PAID, EXCESS, DEBTOR))),
                new OverpaymentOffset(
                        TITLE,
                        OTHER,
                        EXCESS,
                        RECORDED,
                        PAID,
                        KATIA,
                        List.of(RevenuePostings.p34b(PAID, EXCESS, Accounts.DEBTORS, DEBTOR))),
                new OverpaymentForfeited(
                        TITLE,
                        EXCESS,
                        RECORDED,
                        true,
                        PAID,
                        KATIA,
                        List.of(RevenuePostings.p34c(PAID, EXCESS, DEBTOR))),
                new RefundSettled(TITLE, SENT, DEBIT, EXCESS, PAID, List.of(PostingRules.p04(PAID, EXCESS))),
                new RefundReturned(
                        TITLE,
                        SENT,
                        true,
                        ReturnReasonCode.of("AC04"),
                        CREDIT,
                        EXCESS,
                        PAID,
                        List.of(PostingRules.p05(PAID, EXCESS, DEBTOR))),
                new RefundReissued(
                        TITLE,
                        SENT,
                        "RT3100000001-2",
                        IBAN,
                        EXCESS,
                        PAID,
                        KATIA,
                        List.of(PostingRules.p06(PAID, EXCESS, DEBTOR))));
    }

    private static List<LedgerEvent> adjustments() {
        List<JournalEntry> reduction = List.of(RevenuePostings.reduction(
                "P35",
                PAID,
                List.of(new PostingRules.Imputed(PRODUCT, TEN)),
                TEN.balance().minus(EXCESS),
                EXCESS.balance(),
                Accounts.DEBTORS,
                DEBTOR));
        List<ClaimShare> paid = List.of(new ClaimShare(1, ClaimPart.PRINCIPAL, LINE, EXCESS));
        return List.of(
                new RevenueOrderRejected(TITLE, POST, "Autorisation de percevoir absente", PAID, KATIA),
                new ReductionIssued(TITLE, false, TEN, "Erreur de liquidation", PAID, OMAR, DELEGATION),
                new ReductionRejected(TITLE, "Pièce absente", PAID, KATIA),
                new RevenueOrderReduced(TITLE, TEN, SHARES, paid, "Erreur de liquidation", PAID, KATIA, reduction),
                new RevenueOrderCancelled(TITLE, TEN, SHARES, paid, "Erreur de liquidation", PAID, KATIA, reduction),
                new RemissionGranted(
                        TITLE,
                        TEN,
                        SHARES,
                        TEN,
                        Amount.euros(76_000),
                        "Décision du 1er avril 2025",
                        "Avis 412 345, JO du 3 avril 2025",
                        PAID,
                        KATIA,
                        List.of(RevenuePostings.p37(PAID, TEN, Accounts.DEBTORS, DEBTOR))),
                new ClaimMarkedDoubtful(
                        TITLE,
                        TEN,
                        EXCESS,
                        "Liquidation judiciaire",
                        PAID,
                        KATIA,
                        List.of(RevenuePostings.p39a(PAID, TEN, DEBTOR), RevenuePostings.p39b(PAID, EXCESS, DEBTOR))),
                new ImpairmentRevised(
                        TITLE,
                        EXCESS.balance(),
                        TEN.balance(),
                        LocalDate.of(2025, 12, 31),
                        "Plan de cession sans reprise du passif",
                        LocalDate.of(2026, 3, 2),
                        KATIA,
                        List.of(RevenuePostings.p39b(LocalDate.of(2025, 12, 31), Amount.euros(9_750), DEBTOR))),
                new ClaimWrittenOff(
                        TITLE,
                        TEN,
                        SHARES,
                        "Clôture pour insuffisance d'actif",
                        PAID,
                        OMAR,
                        DELEGATION,
                        List.of(RevenuePostings.p40(PAID, TEN, Accounts.DEBTORS, DEBTOR))),
                new ClaimPrescribed(
                        TITLE,
                        TEN,
                        SHARES,
                        DAY,
                        LocalDate.of(2029, 3, 3),
                        KATIA,
                        List.of(RevenuePostings.p40(LocalDate.of(2029, 3, 3), TEN, Accounts.DEBTORS, DEBTOR))));
    }

    private static List<LedgerEvent> recovery() {
        return List.of(
                new SurchargeApplied(
                        TITLE,
                        TEN,
                        1_000,
                        Amount.euros(1_000),
                        LocalDate.of(2025, 5, 15),
                        LocalDate.of(2025, 5, 16),
                        KATIA,
                        List.of(RevenuePostings.p38(
                                LocalDate.of(2025, 5, 16), Amount.euros(1_000), Accounts.DEBTORS, DEBTOR))),
                new SurchargeCorrected(
                        TITLE,
                        Balance.parse("2000.00"),
                        Amount.euros(800),
                        List.of(new ClaimShare(2, ClaimPart.SURCHARGE, PENALTIES, Amount.euros(800))),
                        List.of(new ClaimShare(1, ClaimPart.PRINCIPAL, LINE, Amount.euros(300))),
                        List.of(new ClaimShare(2, ClaimPart.SURCHARGE, PENALTIES, Amount.euros(100))),
                        LocalDate.of(2025, 6, 3),
                        KATIA,
                        List.of(RevenuePostings.reduction(
                                "P35",
                                LocalDate.of(2025, 6, 3),
                                List.of(new PostingRules.Imputed(Accounts.PENALTIES, Amount.euros(800))),
                                Balance.parse("700.00"),
                                Balance.parse("100.00"),
                                Accounts.DEBTORS,
                                DEBTOR))),
                new DebtAcknowledged(
                        TITLE,
                        TEN,
                        LocalDate.of(2025, 5, 20),
                        "Lettre du 20 mai 2025",
                        LocalDate.of(2025, 5, 22),
                        KATIA),
                new ReminderSent(TITLE, TEN, PAID, KATIA),
                new FormalNoticeSent(TITLE, TEN, PAID, KATIA),
                new SeizureIssued(
                        TITLE,
                        SUPPLIER,
                        TEN,
                        Amount.euros(12),
                        PAID,
                        KATIA,
                        List.of(RevenuePostings.p38(PAID, Amount.euros(12), Accounts.DEBTORS, DEBTOR))),
                new InstalmentPlanGranted(TITLE, List.of(new Instalment(PAID, TEN)), PAID, KATIA),
                new InstalmentDefaulted(TITLE, PAID, TEN, LocalDate.of(2025, 4, 2), KATIA),
                new RevenueOrderContested(
                        TITLE, ContestationKind.CLAIM, "Somme déjà payée", DAY, PAID, LocalDate.of(2025, 10, 1), KATIA),
                new ContestationDecided(
                        TITLE, ContestationOutcome.REJECTED, "Aucun paiement connu", PAID, OMAR, DELEGATION));
    }
}
