package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.crediting;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.settled;
import static fr.quitus.domain.payment.PaymentStory.templates;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.bank.BankCommand.RecordUnidentifiedReceipt;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.RestorationEvent.CreditsRestoredByTitle;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimLowered;
import fr.quitus.domain.payment.SettlementCommand.ClaimRestoration;
import fr.quitus.domain.payment.SettlementCommand.RestoreCredits;
import fr.quitus.domain.revenue.AdjustmentCommand.CancelRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.GrantRemission;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.AdjustmentCommand.WriteOff;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.ExcessCommand.OffsetOverpayment;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.DistributeReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.IdentifyReceipt;
import fr.quitus.domain.revenue.ReceiptCommand.RecordRecoveryAfterWriteOff;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.RecoveryCommand.ApplySurcharge;
import fr.quitus.domain.revenue.RecoveryEvent.SurchargeCorrected;
import fr.quitus.domain.revenue.RestorationCause;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.RejectRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Siret;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is claimed back by title goes to the credits it was paid on as it is received, and is no revenue. */
class RestorationTitleTest {
    private static final RevenueLine LINE = RevenueLine.of("2697");
    private static final String DAY = "2026-04-10";
    private static final Debtor BUYER = new Debtor(Siret.of("11000201100044"), "Service acheteur");

    private final Story story = Story.g0();

    @AfterEach
    void every_truth_of_the_ledger_holds() {
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void taken_in_charge_it_takes_the_charge_back_and_no_credits() {
        PaymentRequestId id = paid("12000");

        RevenueOrderNumber title = taken(id, "1000");

        assertThat(templates(story)).endsWith("P30");
        assertThat(debitOf(story, Accounts.DEBTORS)).isEqualTo(Balance.parse("1000"));
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.parse("11000"));
        assertThat(consumed()).isEqualTo(Balance.parse("12000"));
        assertThat(story.ledger().title(title).status()).isEqualTo("TAKEN_IN_CHARGE");
    }

    @Test
    void each_receipt_gives_back_cp_and_ae_as_much_as_it_brings_and_is_no_revenue() {
        PaymentRequestId id = paid("12000");
        RevenueOrderNumber title = taken(id, "1000");

        var first = cash(title, "400", "RC-1");
        var second = cash(title, "600", "RC-2");

        assertThat(only(first, CreditsRestoredByTitle.class).amount()).isEqualTo(euros("400"));
        assertThat(only(second, CreditsRestoredByTitle.class).amount()).isEqualTo(euros("600"));
        assertThat(consumed()).isEqualTo(Balance.parse("11000"));
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("89000"));
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.parse("11000"));
        assertThat(debitOf(story, Accounts.DEBTORS)).isEqualTo(Balance.ZERO);
        assertThat(revenue()).isEmpty();
        assertThat(templates(story)).endsWith("P30", "P31", "P31");
        assertThat(story.ledger().title(title).status()).isEqualTo("COLLECTED");
        assertThat(cash(title, "600", "RC-2")).isEmpty();
    }

    @Test
    void what_is_paid_above_the_title_is_an_excess_and_restores_nothing() {
        RevenueOrderNumber title = taken(paid("12000"), "1000");

        var events = cash(title, "1200", "RC-1");

        assertThat(only(events, CreditsRestoredByTitle.class).amount()).isEqualTo(euros("1000"));
        assertThat(only(events, OverpaymentRecorded.class).excess()).isEqualTo(euros("200"));
        assertThat(consumed()).isEqualTo(Balance.parse("11000"));
        assertThat(revenue()).isEmpty();
    }

    @Test
    void a_closed_ej_gives_back_as_an_open_one() {
        PaymentRequestId id = paid("12000");
        RevenueOrderNumber title = taken(id, "1000");
        story.accepted(new CloseCommitment(numberOf(id)), OMAR.on(DAY));

        cash(title, "1000", "RC-1");

        assertThat(consumed()).isEqualTo(Balance.parse("11000"));
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("89000"));
    }

    @Test
    void a_credit_that_waited_to_be_identified_restores_too() {
        RevenueOrderNumber title = taken(paid("12000"), "1000");
        story.accepted(
                new RecordUnidentifiedReceipt(euros("1000"), date(DAY), TREASURY, "RC-1", "Ne cite aucun titre"),
                BANK.on(DAY));

        var events = story.accepted(
                new IdentifyReceipt(title, BankEntryId.ofStatement(TREASURY, "RC-1"), euros("1000")), KATIA.on(DAY));

        assertThat(only(events, CreditsRestoredByTitle.class).amount()).isEqualTo(euros("1000"));
        assertThat(templates(story)).endsWith("P32a", "P32b");
        assertThat(consumed()).isEqualTo(Balance.parse("11000"));
    }

    @Test
    void a_sale_to_another_service_is_owed_by_it_and_restores_the_seller() {
        PaymentRequestId id = paid("12000");
        var command = new ClaimRestoration(
                id, euros("3000"), RestorationCause.STATE_SERVICE_SALE, BUYER, LINE, "Cession de fournitures");

        var claim = only(story.accepted(command, GINA.on(DAY)), ClaimEstablished.class);
        take(claim.revenueOrderNumber());
        cash(claim.revenueOrderNumber(), "3000", "RC-1");

        assertThat(claim.debtor()).isEqualTo(BUYER);
        assertThat(consumed()).isEqualTo(Balance.parse("9000"));
        assertThat(List.of(
                        new ClaimRestoration(
                                id, euros("1"), RestorationCause.STATE_SERVICE_SALE, null, LINE, "Cession"),
                        new ClaimRestoration(id, euros("1"), RestorationCause.UNDUE_PAYMENT, BUYER, LINE, "Indu")))
                .allSatisfy(wrong ->
                        assertThat(story.rejection(wrong, GINA.on(DAY))).isEqualTo(Rejection.NATURE_INCOMPATIBLE));
    }

    @Test
    void the_two_ways_together_never_restore_more_than_was_paid() {
        PaymentRequestId id = paid("12000");
        taken(id, "5000");
        RevenueOrderNumber second = taken(id, "4000");

        assertThat(story.refused(claiming(id, "3000.01"), GINA.on(DAY)))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.RETABLISSEMENT_EXCESSIF))
                .satisfies(r -> assertThat(r.facts()).containsEntry("maximum", "3000.00"));
        assertThat(story.refused(restoring(id, "3000.01", "RC-1"), KATIA.on(DAY)))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.RETABLISSEMENT_EXCESSIF))
                .satisfies(r -> assertThat(r.facts()).containsEntry("maximum", "3000.00"));
        story.accepted(restoring(id, "3000", "RC-1"), KATIA.on(DAY));
        assertThat(story.rejection(claiming(id, "0.01"), GINA.on(DAY))).isEqualTo(Rejection.RETABLISSEMENT_EXCESSIF);
        cash(second, "4000", "RC-2");

        assertThat(consumed()).isEqualTo(Balance.parse("5000"));
        assertThat(story.rejection(restoring(id, "0.01", "RC-3"), KATIA.on(DAY)))
                .isEqualTo(Rejection.RETABLISSEMENT_EXCESSIF);
    }

    @Test
    void what_a_credit_note_took_back_meanwhile_is_revenue_when_the_title_is_paid() {
        PaymentRequestId id = paid("1000");
        RevenueOrderNumber title = taken(id, "800");
        var note = crediting(numberOf(id), "C-1", "500", id);
        story.accepted(note, GINA.on(DAY));
        story.accepted(new MatchInvoice(note.paymentRequestId(), null), GINA.on(DAY));
        story.accepted(new OrderPayment(note.paymentRequestId()), OMAR.on(DAY));
        story.accepted(accepting(note.paymentRequestId()), KATIA.on(DAY));

        var events = cash(title, "800", "RC-1");

        assertThat(only(events, CreditsRestoredByTitle.class).amount()).isEqualTo(euros("500"));
        assertThat(only(events, BudgetRevenueRecorded.class).amount()).isEqualTo(euros("300"));
        assertThat(only(events, RestorationClaimLowered.class).amount()).isEqualTo(euros("300"));
        assertThat(consumed()).isEqualTo(Balance.parse("500"));
    }

    @Test
    void what_comes_after_the_complementary_period_of_the_credits_is_revenue() {
        RevenueOrderNumber title = taken(paid("12000"), "1000");
        story.accepted(
                new AllocateReceipt(title, euros("400"), null, date("2027-01-05"), TREASURY, "RC-1"),
                BANK.on("2027-01-05"));

        var events = story.accepted(
                new AllocateReceipt(title, euros("600"), null, date("2027-01-21"), TREASURY, "RC-2"),
                BANK.on("2027-01-21"));

        assertThat(only(events, BudgetRevenueRecorded.class).revenueLine()).isEqualTo(LINE);
        assertThat(events).noneMatch(CreditsRestoredByTitle.class::isInstance);
        assertThat(consumed()).isEqualTo(Balance.parse("11600"));
    }

    @Test
    void a_reduction_takes_what_is_left_and_frees_it_for_another_claim() {
        PaymentRequestId id = paid("1000");
        RevenueOrderNumber title = taken(id, "1000");
        cash(title, "400", "RC-1");

        assertThat(story.refused(new ReduceRevenueOrder(title, euros("600.01"), "Erreur"), OMAR.on(DAY)))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.TITRE_DE_RETABLISSEMENT))
                .satisfies(r -> assertThat(r.facts()).containsEntry("maximum", "600.00"));
        assertThat(story.rejection(new CancelRevenueOrder(title, "Erreur"), OMAR.on(DAY)))
                .isEqualTo(Rejection.TITRE_DE_RETABLISSEMENT);
        story.accepted(new ReduceRevenueOrder(title, euros("500"), "Erreur"), OMAR.on(DAY));
        var events = story.accepted(new TakeReductionInCharge(title), KATIA.on(DAY));

        assertThat(only(events, RestorationClaimLowered.class).amount()).isEqualTo(euros("500"));
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.parse("500"));
        assertThat(story.rejection(claiming(id, "500.01"), GINA.on(DAY))).isEqualTo(Rejection.RETABLISSEMENT_EXCESSIF);
        story.accepted(claiming(id, "500"), GINA.on(DAY));
    }

    @Test
    void a_receipt_between_a_reduction_and_its_taking_in_charge_refuses_it() {
        RevenueOrderNumber title = taken(paid("1000"), "1000");
        story.accepted(new ReduceRevenueOrder(title, euros("700"), "Erreur"), OMAR.on(DAY));
        cash(title, "400", "RC-1");

        assertThat(story.rejection(new TakeReductionInCharge(title), KATIA.on(DAY)))
                .isEqualTo(Rejection.TITRE_DE_RETABLISSEMENT);
    }

    @Test
    void a_title_that_is_cancelled_or_rejected_claims_nothing_any_more() {
        PaymentRequestId id = paid("1000");
        RevenueOrderNumber cancelled = taken(id, "600");
        story.accepted(new CancelRevenueOrder(cancelled, "Erreur"), OMAR.on(DAY));
        story.accepted(new TakeReductionInCharge(cancelled), KATIA.on(DAY));
        RevenueOrderNumber rejected = claimed(id, "1000");
        story.accepted(new IssueRevenueOrder(rejected, date("2026-05-31")), OMAR.on(DAY));
        story.accepted(new RejectRevenueOrder(rejected, "Créance non justifiée"), KATIA.on(DAY));

        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.parse("1000"));
        story.accepted(restoring(id, "1000", "RC-1"), KATIA.on(DAY));
    }

    @Test
    void what_is_remitted_or_written_off_restores_nothing_and_its_late_recovery_is_revenue() {
        PaymentRequestId id = paid("1000");
        RevenueOrderNumber title = taken(id, "1000");
        story.accepted(new GrantRemission(title, euros("100"), null, "Décision 1", null), KATIA.on(DAY));
        story.accepted(new WriteOff(title, "Débiteur introuvable"), OMAR.on(DAY));

        var events = story.accepted(
                new RecordRecoveryAfterWriteOff(title, euros("900"), date(DAY), TREASURY, "RC-1"), KATIA.on(DAY));

        assertThat(only(events, BudgetRevenueRecorded.class).revenueLine()).isEqualTo(RevenueLine.of("2621"));
        assertThat(consumed()).isEqualTo(Balance.parse("1000"));
        assertThat(story.rejection(restoring(id, "0.01", "RC-2"), KATIA.on(DAY)))
                .isEqualTo(Rejection.RETABLISSEMENT_EXCESSIF);
    }

    @Test
    void a_surcharge_is_revenue_and_what_it_gives_back_to_the_principal_restores() {
        RevenueOrderNumber title = taken(paid("12000"), "1000");
        story.accepted(new ApplySurcharge(title), KATIA.on("2026-06-16"));
        var late = story.accepted(
                new AllocateReceipt(title, euros("600"), null, date("2026-06-17"), TREASURY, "RC-1"),
                KATIA.on("2026-06-17"));
        var inTime = story.accepted(
                new AllocateReceipt(title, euros("500"), null, date("2026-06-10"), TREASURY, "RC-2"),
                KATIA.on("2026-06-18"));

        assertThat(only(late, BudgetRevenueRecorded.class).amount()).isEqualTo(euros("100"));
        assertThat(only(late, CreditsRestoredByTitle.class).amount()).isEqualTo(euros("500"));
        assertThat(only(inTime, SurchargeCorrected.class).amount()).isEqualTo(euros("50"));
        assertThat(inTime).noneMatch(BudgetRevenueRecorded.class::isInstance);
        assertThat(only(inTime, CreditsRestoredByTitle.class).amount()).isEqualTo(euros("500"));
        assertThat(consumed()).isEqualTo(Balance.parse("11000"));
    }

    @Test
    void is_paid_neither_by_a_distribution_nor_by_an_offset_nor_by_an_excess() {
        RevenueOrderNumber title = taken(paid("12000"), "1000");
        RevenueOrderNumber other = story.aTitleTakenInCharge("100");
        PaymentRequestId payable = story.anAcceptedPayment("500");
        story.accepted(Story.cashing(other, "150", "RC-0"), KATIA.on(DAY));

        assertThat(List.<LedgerCommand>of(
                        new DistributeReceipt(List.of(title), null, euros("1"), date(DAY), TREASURY, "RC-1"),
                        new OffsetPayable(payable, title, null)))
                .allSatisfy(command -> assertThat(story.rejection(command, KATIA.on(DAY)))
                        .isEqualTo(Rejection.TITRE_DE_RETABLISSEMENT));
        // The other title is owed by somebody else, which is refused first.
        assertThat(story.rejection(new OffsetOverpayment(other, title, null), KATIA.on(DAY)))
                .isEqualTo(Rejection.COMPENSATION_IMPOSSIBLE);
        RevenueOrderNumber overpaid = taken(paid("300"), "100");
        cash(overpaid, "150", "RC-5");
        assertThat(story.rejection(new OffsetOverpayment(overpaid, title, null), KATIA.on(DAY)))
                .isEqualTo(Rejection.TITRE_DE_RETABLISSEMENT);
    }

    @Test
    void names_the_first_rule_a_claim_breaks() {
        PaymentRequestId id = paid("100");
        PaymentRequestId sent = story.anExecutedPayment("100").paymentRequestId();
        PaymentRequestId unknown = PaymentRequestId.ofInvoice(F1_SIRET, "?", 2026);
        Debtor creditor = new Debtor(F1_SIRET, "F1");

        assertThat(story.rejection(claiming(unknown, "1"), STRANGER.on(DAY))).isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(claiming(sent, "1"), STRANGER.on(DAY))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(claiming(id, "1"), STRANGER.on(DAY))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(
                        new ClaimRestoration(
                                id, euros("1"), RestorationCause.STATE_SERVICE_SALE, creditor, LINE, "Cession"),
                        GINA.on(DAY)))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.rejection(
                        new ClaimRestoration(
                                id, euros("1"), RestorationCause.UNDUE_PAYMENT, null, RevenueLine.of("1101"), "Indu"),
                        GINA.on("2027-02-01")))
                .isEqualTo(Rejection.IMPUTATION_INVALIDE);
        assertThat(story.rejection(claiming(id, "101"), GINA.on("2027-02-01")))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(claiming(id, "101"), GINA.on(DAY))).isEqualTo(Rejection.RETABLISSEMENT_EXCESSIF);
    }

    private PaymentRequestId paid(String amount) {
        return settled(story, amount).paymentRequestId();
    }

    private static ClaimRestoration claiming(PaymentRequestId id, String amount) {
        return new ClaimRestoration(
                id, euros(amount), RestorationCause.UNDUE_PAYMENT, null, LINE, "Indu sur la facture");
    }

    private static RestoreCredits restoring(PaymentRequestId id, String amount, String reference) {
        return new RestoreCredits(id, euros(amount), null, date("2026-04-09"), TREASURY, reference);
    }

    private RevenueOrderNumber claimed(PaymentRequestId id, String amount) {
        return only(story.accepted(claiming(id, amount), GINA.on(DAY)), ClaimEstablished.class)
                .revenueOrderNumber();
    }

    private RevenueOrderNumber taken(PaymentRequestId id, String amount) {
        RevenueOrderNumber number = claimed(id, amount);
        take(number);
        return number;
    }

    private void take(RevenueOrderNumber number) {
        story.accepted(new IssueRevenueOrder(number, date("2026-05-31")), OMAR.on(DAY));
        story.accepted(new TakeInCharge(number), KATIA.on(DAY));
    }

    private List<LedgerEvent> cash(RevenueOrderNumber title, String amount, String reference) {
        return story.accepted(
                new AllocateReceipt(title, euros(amount), null, date(DAY), TREASURY, reference), BANK.on(DAY));
    }

    private Balance consumed() {
        return story.ledger().envelope(U1_HT2).cp().consumed();
    }

    private List<LedgerEvent> revenue() {
        return story.ledger().log().stream()
                .filter(BudgetRevenueRecorded.class::isInstance)
                .toList();
    }

    private CommitmentNumber numberOf(PaymentRequestId id) {
        return story.ledger().payment(id).opened().orElseThrow().commitment();
    }
}
