package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.F1;
import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.TREASURY_ACCOUNT;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.DiversionStory.PARTY;
import static fr.quitus.domain.payment.DiversionStory.SEIZER;
import static fr.quitus.domain.payment.DiversionStory.minus;
import static fr.quitus.domain.payment.PaymentStory.NEW_IBAN;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.returning;
import static fr.quitus.domain.payment.PaymentStory.settling;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.DiversionCommand.ReissueSeizure;
import fr.quitus.domain.payment.DiversionEvent.OppositionsApplied;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.DiversionEvent.SeizureReissued;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRunCommand.OpenRun;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.payment.TransferCommand.ReissuePayment;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.revenue.ContestationKind;
import fr.quitus.domain.revenue.ContestationOutcome;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.RecoveryCommand.ContestRevenueOrder;
import fr.quitus.domain.revenue.RecoveryCommand.DecideContestation;
import fr.quitus.domain.thirdparty.OppositionCommand.ReleaseOpposition;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionDrawn;
import fr.quitus.domain.thirdparty.Seizure;
import fr.quitus.domain.thirdparty.ThirdPartyCommand.ClosePayeeAccount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Oppositions (P12) and offset (P13): what is owed to the creditor pays his own debts. */
class DiversionsTest {

    private final Story story = Story.g0();

    @BeforeEach
    void f1_is_registered_and_paid_on_his_account() {
        DiversionStory.f1IsRegisteredAndPaidOnHisAccount(story);
    }

    @AfterEach
    void what_was_done_can_be_replayed() {
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    @Test
    void a_seizure_takes_its_share_at_acceptance_and_both_are_paid_and_settled_each_by_itself() {
        seize("SATD-1", 1, "3000");
        PaymentRequestId id = story.anOrderedPayment("10000");

        List<LedgerEvent> accepted = story.accepted(accepting(id), KATIA.on("2026-03-12"));

        assertThat(only(accepted, OppositionsApplied.class).seizures())
                .extracting(Seizure::amount)
                .containsExactly(euros("3000"));
        assertThat(debitOf(story, Accounts.SEIZED)).isEqualTo(minus("3000"));
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(minus("7000"));
        List<LedgerEvent> paid = PaymentStory.pay(story, id, "2026-03-20");
        PaymentExecuted supplier = only(paid, PaymentExecuted.class);
        SeizurePaid seized = only(paid, SeizurePaid.class);
        assertThat(supplier.amount()).isEqualTo(euros("7000"));
        assertThat(seized.amount()).isEqualTo(euros("3000"));
        assertThat(seized.beneficiaryIban()).isEqualTo(SEIZER);
        assertThat(seized.endToEndId()).isNotEqualTo(supplier.endToEndId());
        assertThat(only(paid, CpConsumed.class).amount()).isEqualTo(euros("10000"));

        story.accepted(settling(id, seized.endToEndId(), "3000", "B-1"), BANK.on("2026-04-02"));
        assertThat(story.ledger().payment(id).status()).isEqualTo("PAID");
        assertThat(story.accepted(settling(id, seized.endToEndId(), "3000", "B-1"), BANK.on("2026-04-02")))
                .as("told again")
                .isEmpty();
        assertThat(story.rejection(settling(id, seized.endToEndId(), "3000", "B-2"), BANK.on("2026-04-02")))
                .isEqualTo(Rejection.REGLEMENT_DIFFERENT);
        story.accepted(settling(id, supplier.endToEndId(), "7000", "B-3"), BANK.on("2026-04-02"));

        assertThat(story.ledger().payment(id).status()).isEqualTo("SETTLED");
        assertThat(debitOf(story, Accounts.SEIZED)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.TRANSFERS_IN_TRANSIT)).isEqualTo(Balance.ZERO);
    }

    @Test
    void a_ceiling_is_served_over_several_requests_and_no_further() {
        seize("SATD-1", 1, "3000");
        PaymentRequestId first = story.anAcceptedPayment("2000");
        PaymentRequestId second = story.anAcceptedPayment("5000");
        PaymentRequestId third = story.anAcceptedPayment("500");

        assertThat(toPay(first)).isEqualTo("0.00");
        assertThat(toPay(second)).isEqualTo("4000.00");
        assertThat(toPay(third)).isEqualTo("500.00");
    }

    @Test
    void a_request_wholly_seized_is_paid_to_who_seized_alone() {
        seize("SATD-1", 1, null);
        PaymentRequestId id = story.anAcceptedPayment("1000");
        assertThat(story.ledger().payment(id).status()).isEqualTo("ACCEPTED");

        List<LedgerEvent> paid = PaymentStory.pay(story, id, "2026-03-20");

        assertThat(paid).noneMatch(PaymentExecuted.class::isInstance);
        assertThat(story.ledger().payment(id).status()).as("sent, not debited").isEqualTo("PAID");
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed())
                .isEqualTo(euros("1000").balance());
        String sent = only(paid, SeizurePaid.class).endToEndId();
        story.accepted(settling(id, sent, "1000", "B-1"), BANK.on("2026-04-02"));
        assertThat(debitOf(story, Accounts.TRANSFERS_IN_TRANSIT)).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().payment(id).status()).isEqualTo("SETTLED");
    }

    @Test
    void an_opposition_notified_while_a_transfer_is_back_takes_its_share_of_the_reissue() {
        PaymentRequestId id = returned("1000", "AM09");
        seize("SATD-1", 1, "300");
        Balance consumed = story.ledger().envelope(U1_HT2).cp().consumed();
        var reissuing = new ReissuePayment(id, date("2026-04-01"));
        assertThat(story.rejection(reissuing, KARL.on("2026-04-01"))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);

        List<LedgerEvent> reissued = story.accepted(reissuing, KATIA.on("2026-04-01"));

        assertThat(only(reissued, OppositionsApplied.class).entries().getFirst().template())
                .isEqualTo("P12");
        assertThat(only(reissued, OppositionDrawn.class).amount()).isEqualTo(euros("300"));
        SeizureReissued share = only(reissued, SeizureReissued.class);
        assertThat(share.beneficiaryIban()).isEqualTo(SEIZER);
        assertThat(share.entries().getFirst().template()).isEqualTo("P03");
        PaymentReissued rest = only(reissued, PaymentReissued.class);
        assertThat(rest.amount()).isEqualTo(euros("700"));
        assertThat(debitOf(story, Accounts.RETURNED_TRANSFERS)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.SEIZED)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.TRANSFERS_IN_TRANSIT)).isEqualTo(minus("1000"));
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(consumed);
        story.accepted(settling(id, share.endToEndId(), "300", "B-1"), BANK.on("2026-04-02"));
        story.accepted(settling(id, rest.endToEndId(), "700", "B-2"), BANK.on("2026-04-02"));
        assertThat(story.ledger().payment(id).status()).isEqualTo("SETTLED");
        assertThat(debitOf(story, Accounts.TRANSFERS_IN_TRANSIT)).isEqualTo(Balance.ZERO);
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void what_the_bank_said_of_the_first_transfer_is_told_again_after_the_split_and_changes_nothing() {
        PaymentRequestId id = returned("1000", "AM09");
        seize("SATD-1", 1, "300");
        story.accepted(new ReissuePayment(id, date("2026-04-01")), KATIA.on("2026-04-01"));

        assertThat(story.accepted(back(id, "AM09", "1000"), BANK.on("2026-04-02")))
                .isEmpty();
    }

    @Test
    void a_transfer_that_is_back_and_wholly_seized_goes_to_who_seized_whatever_the_creditors_account() {
        PaymentRequestId id = returned("1000", "AC04");
        seize("SATD-1", 1, "400");
        seize("SATD-2", 2, null);

        List<LedgerEvent> reissued = story.accepted(new ReissuePayment(id, date("2026-04-01")), KATIA.on("2026-04-01"));

        assertThat(reissued).noneMatch(PaymentReissued.class::isInstance);
        List<SeizureReissued> shares = reissued.stream()
                .filter(SeizureReissued.class::isInstance)
                .map(SeizureReissued.class::cast)
                .toList();
        assertThat(shares).extracting(SeizureReissued::amount).containsExactly(euros("400"), euros("600"));
        assertThat(story.ledger().payment(id).status()).isEqualTo("PAID");
        story.accepted(settling(id, shares.get(0).endToEndId(), "400", "B-1"), BANK.on("2026-04-02"));
        story.accepted(settling(id, shares.get(1).endToEndId(), "600", "B-2"), BANK.on("2026-04-02"));
        assertThat(story.ledger().payment(id).status()).isEqualTo("SETTLED");
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void a_share_of_a_reissue_that_comes_back_is_sent_again() {
        PaymentRequestId id = returned("1000", "AM09");
        seize("SATD-1", 1, "300");
        String sent = only(
                        story.accepted(new ReissuePayment(id, date("2026-04-01")), KATIA.on("2026-04-01")),
                        SeizureReissued.class)
                .endToEndId();
        story.accepted(
                returning(id, sent, ReturnKind.REJECTED_BEFORE_SETTLEMENT, "AM09", "300", "R-2"),
                BANK.on("2026-04-02"));

        var again = story.accepted(new ReissueSeizure(id, "SATD-1", null, date("2026-04-03")), KATIA.on("2026-04-03"));

        assertThat(only(again, SeizureReissued.class).entries().getFirst().template())
                .isEqualTo("P06");
        assertThat(debitOf(story, Accounts.RETURNED_TRANSFERS)).isEqualTo(Balance.ZERO);
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void an_opposition_that_is_released_takes_nothing_of_a_reissue() {
        PaymentRequestId id = returned("1000", "AM09");
        seize("SATD-1", 1, "300");
        story.accepted(new ReleaseOpposition(PARTY, "SATD-1", "Dette payée"), KATIA.on("2026-04-01"));

        var reissued = story.accepted(new ReissuePayment(id, date("2026-04-01")), KATIA.on("2026-04-01"));

        assertThat(only(reissued, PaymentReissued.class).amount()).isEqualTo(euros("1000"));
    }

    @Test
    void a_reissue_that_is_seized_in_part_is_in_the_file_of_its_run_twice() {
        PaymentRequestId id = returned("1000", "AM09");
        seize("SATD-1", 1, "300");
        PaymentRunId run = PaymentRunId.of("CAMPAGNE-2026-04");
        story.accepted(new OpenRun(run, date("2026-04-01"), P1, TREASURY_ACCOUNT), KATIA.on("2026-04-01"));

        var events = story.accepted(new ReissuePayment(id, date("2026-04-01"), run), KATIA.on("2026-04-01"));

        assertThat(events)
                .filteredOn(RunTransferOrdered.class::isInstance)
                .extracting(event -> ((RunTransferOrdered) event).transfer().creditor())
                .containsExactly("SIE de Rennes", F1.name());
        LedgerInvariants.check(story.ledger());
    }

    /** Paid, and rejected by the bank before it was debited. */
    private PaymentRequestId returned(String amount, String reason) {
        PaymentRequestId id = story.anAcceptedPayment(amount);
        PaymentStory.pay(story, id, "2026-03-20");
        story.accepted(back(id, reason, amount), BANK.on("2026-03-27"));
        return id;
    }

    private RecordReturn back(PaymentRequestId id, String reason, String amount) {
        String sent = story.ledger()
                .payment(id)
                .opened()
                .orElseThrow()
                .transfers()
                .getFirst()
                .endToEndId();
        return returning(id, sent, ReturnKind.REJECTED_BEFORE_SETTLEMENT, reason, amount, "R-1");
    }

    @Test
    void a_share_sent_again_in_a_run_is_in_its_file() {
        seize("SATD-1", 1, "300");
        PaymentRequestId id = story.anAcceptedPayment("1000");
        String sent = only(PaymentStory.pay(story, id, "2026-03-20"), SeizurePaid.class)
                .endToEndId();
        story.accepted(
                returning(id, sent, ReturnKind.REJECTED_BEFORE_SETTLEMENT, "AM09", "300", "R-1"),
                BANK.on("2026-03-27"));
        PaymentRunId run = PaymentRunId.of("CAMPAGNE-2026-04");
        var reissuing = new ReissueSeizure(id, "SATD-1", null, date("2026-04-01"), run);
        story.accepted(new OpenRun(run, date("2026-04-01"), P1, TREASURY_ACCOUNT), KATIA.on("2026-04-01"));

        var events = story.accepted(reissuing, KATIA.on("2026-04-01"));

        var ordered = only(events, RunTransferOrdered.class).transfer();
        assertThat(ordered.endToEndId()).isEqualTo("DP100000001-S1-2");
        assertThat(ordered.amount()).isEqualTo(euros("300"));
        assertThat(ordered.account()).isEqualTo(SEIZER);
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void an_opposition_notified_after_the_acceptance_is_served_before_anything_is_paid() {
        PaymentRequestId id = story.aScheduledPayment("1000");
        seize("SATD-1", 1, "400");
        ExecuteRun paying = new ExecuteRun(Story.RUN, id, date("2026-03-20"));

        Refusal refusal = story.refused(paying, KATIA.on("2026-03-20"));

        assertThat(refusal.code()).isEqualTo(Rejection.OPPOSITION_A_SERVIR);
        assertThat(refusal.facts()).containsEntry("oppositions", "[SATD-1]");
        assertThat(story.rejection(accepting(id), KARL.on("2026-03-20")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        story.accepted(accepting(id), KATIA.on("2026-03-20"));
        assertThat(story.rejection(accepting(id), KATIA.on("2026-03-20")))
                .as("once")
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(only(story.accepted(paying, KATIA.on("2026-03-20")), PaymentExecuted.class)
                        .amount())
                .isEqualTo(euros("600"));
    }

    @Test
    void a_share_that_comes_back_is_sent_again_on_another_account() {
        seize("SATD-1", 1, "300");
        PaymentRequestId id = story.anAcceptedPayment("1000");
        var reissuing = new ReissueSeizure(id, "SATD-1", null, date("2026-04-01"));
        assertThat(story.rejection(reissuing, KATIA.on("2026-04-01"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        String sent = only(PaymentStory.pay(story, id, "2026-03-20"), SeizurePaid.class)
                .endToEndId();
        assertThat(story.rejection(
                        returning(id, sent, ReturnKind.RETURNED_AFTER_SETTLEMENT, "AC04", "300", "R-1"),
                        BANK.on("2026-03-27")))
                .as("never debited")
                .isEqualTo(Rejection.REGLEMENT_DIFFERENT);
        var back = returning(id, sent, ReturnKind.REJECTED_BEFORE_SETTLEMENT, "AC04", "300", "R-1");
        story.accepted(back, BANK.on("2026-03-27"));
        assertThat(story.accepted(back, BANK.on("2026-03-27"))).as("told again").isEmpty();

        assertThat(story.rejection(reissuing, KARL.on("2026-04-01"))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(reissuing, KATIA.on("2026-04-02"))).isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(reissuing, KATIA.on("2026-04-01"))).isEqualTo(Rejection.RIB_INCHANGE);
        assertThat(story.rejection(
                        new ReissueSeizure(id, "SATD-9", NEW_IBAN, date("2026-04-01")), KATIA.on("2026-04-01")))
                .isEqualTo(Rejection.OPPOSITION_INCONNUE);
        story.accepted(new ReissueSeizure(id, "SATD-1", NEW_IBAN, date("2026-04-01")), KATIA.on("2026-04-01"));

        assertThat(debitOf(story, Accounts.RETURNED_TRANSFERS)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.TRANSFERS_IN_TRANSIT)).isEqualTo(minus("1000"));
        assertThat(story.ledger().payment(id).status()).as("the creditor's own").isEqualTo("PAID");
    }

    @Test
    void an_account_closed_since_the_invoice_came_is_not_accepted() {
        PaymentRequestId id = story.anOrderedPayment("1000");
        story.accepted(new ClosePayeeAccount(PARTY, F1_IBAN, date("2026-03-11"), "Clos"), KATIA.on("2026-03-11"));

        assertThat(story.rejection(accepting(id), KATIA.on("2026-03-12"))).isEqualTo(Rejection.COMPTE_NON_ENREGISTRE);
    }

    @Test
    void a_title_of_the_supplier_is_offset_and_the_rest_is_paid() {
        PaymentRequestId id = story.anAcceptedPayment("4000");
        RevenueOrderNumber title = aTitleOfF1("1500");

        List<LedgerEvent> offset = story.accepted(new OffsetPayable(id, title, null), KATIA.on("2026-03-13"));

        assertThat(only(offset, PayableOffset.class).amount()).isEqualTo(euros("1500"));
        assertThat(only(offset, BudgetRevenueRecorded.class).amount()).isEqualTo(euros("1500"));
        assertThat(only(offset, CpConsumed.class).amount()).isEqualTo(euros("1500"));
        assertThat(story.ledger().title(title).status()).isEqualTo("COLLECTED");
        List<LedgerEvent> paid = PaymentStory.pay(story, id, "2026-03-20");
        assertThat(only(paid, PaymentExecuted.class).amount()).isEqualTo(euros("2500"));
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed())
                .isEqualTo(euros("4000").balance());
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.DEBTORS)).isEqualTo(Balance.ZERO);
    }

    @Test
    void a_request_wholly_offset_is_settled_without_a_transfer() {
        PaymentRequestId id = story.anAcceptedPayment("1000");
        RevenueOrderNumber title = aTitleOfF1("1500");
        story.accepted(new OffsetPayable(id, title, euros("400")), KATIA.on("2026-03-13"));
        story.accepted(new OffsetPayable(id, title, null), KATIA.on("2026-03-13"));

        assertThat(story.ledger().payment(id).status()).isEqualTo("SETTLED");
        assertThat(story.ledger().title(title).status()).isEqualTo("PARTIALLY_COLLECTED");
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed())
                .isEqualTo(euros("1000").balance());
        assertThat(story.rejection(new ScheduleInRun(id, Story.RUN, date("2026-03-20")), KATIA.on("2026-03-13")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void an_offset_needs_an_accepted_request_and_an_unpaid_title_of_the_same_party() {
        PaymentRequestId ordered = story.anOrderedPayment("1000");
        RevenueOrderNumber title = aTitleOfF1("500");
        assertThat(story.rejection(new OffsetPayable(ordered, title, null), KATIA.on("2026-03-13")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(accepting(ordered), KATIA.on("2026-03-13"));

        assertThat(story.rejection(new OffsetPayable(ordered, title, null), KARL.on("2026-03-13")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        new OffsetPayable(ordered, RevenueOrderNumber.of("9999999999"), null), KATIA.on("2026-03-13")))
                .isEqualTo(Rejection.TITRE_INCONNU);
        RevenueOrderNumber issued = story.anIssuedTitle("100");
        assertThat(story.rejection(new OffsetPayable(ordered, issued, null), KATIA.on("2026-03-13")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        RevenueOrderNumber others = story.aTitleTakenInCharge("100");
        assertThat(story.rejection(new OffsetPayable(ordered, others, null), KATIA.on("2026-03-13")))
                .isEqualTo(Rejection.COMPENSATION_IMPOSSIBLE);
        Refusal tooMuch = story.refused(new OffsetPayable(ordered, title, euros("500.01")), KATIA.on("2026-03-13"));
        assertThat(tooMuch.code()).isEqualTo(Rejection.COMPENSATION_IMPOSSIBLE);
        assertThat(tooMuch.facts()).containsEntry("maximum", "500.00");
        seize("SATD-1", 1, "1");
        assertThat(story.rejection(new OffsetPayable(ordered, title, null), KATIA.on("2026-03-13")))
                .isEqualTo(Rejection.OPPOSITION_A_SERVIR);
    }

    @Test
    void a_title_that_is_contested_pays_nothing_by_offset_until_it_is_decided() {
        PaymentRequestId id = story.anAcceptedPayment("4000");
        RevenueOrderNumber title = aTitleOfF1("1500");
        story.accepted(
                new ContestRevenueOrder(title, ContestationKind.CLAIM, date("2026-02-05"), date("2026-03-02"), "Payé"),
                KATIA.on("2026-03-03"));

        assertThat(story.rejection(new OffsetPayable(id, title, null), KATIA.on("2026-03-13")))
                .isEqualTo(Rejection.RECOUVREMENT_SUSPENDU);

        story.accepted(
                new DecideContestation(title, ContestationOutcome.REJECTED, "Mal fondée"), OMAR.on("2026-03-14"));
        story.accepted(new OffsetPayable(id, title, null), KATIA.on("2026-03-15"));
    }

    private RevenueOrderNumber aTitleOfF1(String amount) {
        return DiversionStory.aTitleOfF1(story, amount);
    }

    private void seize(String reference, int priority, @Nullable String ceiling) {
        DiversionStory.seize(story, reference, priority, "2026-02-01", ceiling);
    }

    private String toPay(PaymentRequestId id) {
        return story.ledger().payment(id).opened().orElseThrow().toPay().text();
    }
}
