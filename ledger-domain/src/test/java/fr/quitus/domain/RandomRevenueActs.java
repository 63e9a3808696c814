package fr.quitus.domain;

import static fr.quitus.domain.Story.date;

import fr.quitus.domain.bank.BankCommand.RecordUnidentifiedReceipt;
import fr.quitus.domain.revenue.AdjustmentCommand.CancelRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.GrantRemission;
import fr.quitus.domain.revenue.AdjustmentCommand.MarkClaimDoubtful;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.ReviseImpairment;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.AdjustmentCommand.WriteOff;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.ClaimPart;
import fr.quitus.domain.revenue.ContestationKind;
import fr.quitus.domain.revenue.ContestationOutcome;
import fr.quitus.domain.revenue.ExcessCommand.ConfirmRefund;
import fr.quitus.domain.revenue.ExcessCommand.ForfeitOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.OffsetOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.RecordRefundReturn;
import fr.quitus.domain.revenue.ExcessCommand.RefundOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.ReissueRefund;
import fr.quitus.domain.revenue.Instalment;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.DistributeReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.IdentifyReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.OpenContributionCredits;
import fr.quitus.domain.revenue.ReceiptCommand.RecordRecoveryAfterWriteOff;
import fr.quitus.domain.revenue.RecoveryCommand.ApplySurcharge;
import fr.quitus.domain.revenue.RecoveryCommand.ContestRevenueOrder;
import fr.quitus.domain.revenue.RecoveryCommand.DecideContestation;
import fr.quitus.domain.revenue.RecoveryCommand.GrantInstalmentPlan;
import fr.quitus.domain.revenue.RecoveryCommand.IssueThirdPartySeizure;
import fr.quitus.domain.revenue.RecoveryCommand.RecordInstalmentDefault;
import fr.quitus.domain.revenue.RecoveryCommand.SendFormalNotice;
import fr.quitus.domain.revenue.RecoveryCommand.SendReminder;
import fr.quitus.domain.revenue.Refund;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.RejectRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrder;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Title;
import java.time.LocalDate;
import java.util.List;

/** For random histories: something that may be done next on a title, usual or not, made from two dice. */
public final class RandomRevenueActs {
    private static final LocalDate TODAY = date("2026-03-20");
    private static final Iban DEBTOR = Iban.of("FR7630001007941234567890185");

    private RandomRevenueActs() {}

    /** Now and then a contribution, or a claim of two lines. */
    public static EstablishClaim claiming(int die, Amount amount) {
        ClaimLine product = new ClaimLine(RevenueLine.of("2306"), G0.PRODUCT, amount);
        return switch (die) {
            case 0 -> Story.claiming(new ClaimLine(RevenueLine.of("2622"), AccountCode.of("7540000000"), amount));
            case 1 -> Story.claiming(product, new ClaimLine(RevenueLine.of("2399"), G0.PRODUCT, amount));
            default -> Story.claiming(product);
        };
    }

    public static LedgerCommand on(
            RevenueOrder order,
            RevenueOrderNumber number,
            RevenueOrderNumber other,
            int die,
            int choice,
            Amount amount) {
        return switch (order.status()) {
            case "DRAFT" -> new IssueRevenueOrder(number, date("2026-03-20").plusDays(die == 1 ? 20 : 0));
            case "ISSUED" -> choice % 9 == 0 ? new RejectRevenueOrder(number, "Sans titre") : new TakeInCharge(number);
            default -> onTaken(order, number, other, die, choice % 26, amount);
        };
    }

    private static LedgerCommand onTaken(
            RevenueOrder order,
            RevenueOrderNumber number,
            RevenueOrderNumber other,
            int die,
            int choice,
            Amount amount) {
        return switch (choice) {
            case 0, 1, 2 -> Story.cashing(number, amount.text(), "REF-" + die + amount.cents() % 5);
            case 3 ->
                new AllocateReceipt(
                        number, amount, amount.plus(amount), date("2026-03-05"), G0.TREASURY, "PART-" + die);
            case 4 ->
                new RecordUnidentifiedReceipt(
                        amount, date("2026-03-05"), G0.TREASURY, "REF-" + die + amount.cents() % 5, "Inconnu");
            case 5 -> new IdentifyReceipt(number, BankEntryId.ofStatement(G0.TREASURY, "PART-" + die), amount);
            case 6 ->
                number.equals(other)
                        ? new SendReminder(number)
                        : new DistributeReceipt(
                                List.of(number, other),
                                die % 2 == 0,
                                amount.plus(amount),
                                date("2026-03-05"),
                                G0.TREASURY,
                                "BOTH-" + die + amount.cents() % 7);
            case 7, 8 -> onRefund(order, number, die, amount);
            case 9 ->
                number.equals(other) ? new ForfeitOverpayment(number) : new OffsetOverpayment(number, other, null);
            case 10 -> new ForfeitOverpayment(number);
            case 11 -> new ReduceRevenueOrder(number, Amount.ofCents(amount.cents() / 3 + 1), "Erreur");
            case 12 -> new CancelRevenueOrder(number, "Erreur");
            case 13, 14 -> new TakeReductionInCharge(number);
            case 15 -> new RejectRevenueOrder(number, "Irrégulière");
            case 16 ->
                new GrantRemission(
                        number,
                        Amount.ofCents(amount.cents() / 7 + 1),
                        die == 0 ? ClaimPart.PRINCIPAL : null,
                        "Décision",
                        null);
            case 17 -> doubt(order, number, die, amount);
            case 18 -> die < 2 ? new WriteOff(number, "Insolvable") : new ApplySurcharge(number);
            case 19 -> new RecordRecoveryAfterWriteOff(number, amount, date("2026-03-05"), G0.TREASURY, "ANV-" + die);
            case 20 -> new OpenContributionCredits(number, G0.YEAR, G0.PROGRAMME, Title.T3, amount, amount, "Arrêté");
            case 21 -> die < 3 ? new SendReminder(number) : new SendFormalNotice(number);
            case 22 -> new IssueThirdPartySeizure(number, G0.F1_SIRET, die == 0 ? amount : null);
            case 23 -> plan(order, number, die);
            case 24 -> new ContestRevenueOrder(number, ContestationKind.values()[die % 2], TODAY, TODAY, "Moyens");
            default -> new DecideContestation(number, ContestationOutcome.values()[die % 2], "Motifs");
        };
    }

    private static LedgerCommand doubt(RevenueOrder order, RevenueOrderNumber number, int die, Amount amount) {
        Amount impairment = die == 0 ? null : half(order, amount);
        return order.opened().orElseThrow().recovery().doubt().doubtful()
                ? new ReviseImpairment(number, impairment, null, "Évaluation")
                : new MarkClaimDoubtful(number, impairment, "Liquidation");
    }

    private static Amount half(RevenueOrder order, Amount amount) {
        long left = order.opened().orElseThrow().remaining().cents() / 2;
        return left == 0 ? amount : Amount.ofCents(left);
    }

    private static LedgerCommand plan(RevenueOrder order, RevenueOrderNumber number, int die) {
        long left = order.opened().orElseThrow().remaining().cents();
        if (left < 2 || die == 0) {
            return new RecordInstalmentDefault(number);
        }
        return new GrantInstalmentPlan(
                number,
                List.of(
                        new Instalment(TODAY, Amount.ofCents(left / 2)),
                        new Instalment(TODAY.plusMonths(1), Amount.ofCents(left - left / 2))));
    }

    /** What the bank says of the last refund, else one more. */
    private static LedgerCommand onRefund(RevenueOrder order, RevenueOrderNumber number, int die, Amount amount) {
        List<Refund> refunds = order.opened().orElseThrow().account().refunds();
        if (refunds.isEmpty() || die == 0) {
            return new RefundOverpayment(number, die % 2 == 0 ? null : amount, DEBTOR, TODAY);
        }
        Refund last = refunds.getLast();
        return switch (die) {
            case 1, 2 ->
                new ConfirmRefund(
                        number, last.endToEndId(), last.amount(), TODAY, G0.TREASURY, "D-" + last.endToEndId());
            case 3, 4 ->
                new RecordRefundReturn(
                        number,
                        last.endToEndId(),
                        die == 3,
                        ReturnReasonCode.of("AC04"),
                        last.amount(),
                        TODAY,
                        G0.TREASURY,
                        "R-" + last.endToEndId());
            default -> new ReissueRefund(number, last.endToEndId(), DEBTOR, TODAY);
        };
    }
}
