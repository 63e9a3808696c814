package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.Story.RUN;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.DiversionStory.PARTY;
import static fr.quitus.domain.payment.DiversionStory.minus;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.pay;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.DiversionEvent.OppositionsLowered;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.SettlementCommand.NetCreditNote;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteNetted;
import fr.quitus.domain.thirdparty.OppositionEvent.OppositionRestored;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credit notes, then offset, then oppositions on the remaining net, in whatever order they came. */
class DeductionOrderTest {
    /** Titles are issued on 3 February. */
    private static final String BEFORE_THE_TITLE = "2026-02-01";

    private static final String AFTER_THE_TITLE = "2026-02-10";

    private final Story story = Story.g0();

    @BeforeEach
    void f1_is_registered_and_paid_on_his_account() {
        DiversionStory.f1IsRegisteredAndPaidOnHisAccount(story);
    }

    @AfterEach
    void what_was_done_can_be_replayed_and_is_true() {
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void an_offset_is_made_first_and_who_seized_has_the_rest() {
        RevenueOrderNumber title = aTitleOfF1("1500");
        seize("SATD-1", AFTER_THE_TITLE, "3000");
        PaymentRequestId id = story.anAcceptedPayment("4000");
        assertThat(debitOf(story, Accounts.SEIZED)).isEqualTo(minus("3000"));

        List<LedgerEvent> offset = story.accepted(new OffsetPayable(id, title, null), KATIA.on("2026-03-13"));

        OppositionsLowered lowered = only(offset, OppositionsLowered.class);
        assertThat(lowered.givenBack()).containsExactly(new SharePart("SATD-1", euros("500")));
        assertThat(lowered.entries().getFirst().template()).isEqualTo("P12R");
        assertThat(only(offset, OppositionRestored.class).amount()).isEqualTo(euros("500"));
        assertThat(only(offset, PayableOffset.class).amount()).isEqualTo(euros("1500"));
        assertThat(debitOf(story, Accounts.SEIZED)).isEqualTo(minus("2500"));
        assertThat(drawn("SATD-1")).isEqualTo("2500.00");
        assertThat(story.ledger().title(title).status()).isEqualTo("COLLECTED");
        List<LedgerEvent> paid = pay(story, id, "2026-03-20");
        assertThat(only(paid, SeizurePaid.class).amount()).isEqualTo(euros("2500"));
        assertThat(paid).noneMatch(PaymentExecuted.class::isInstance);
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.parse("4000"));
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.SEIZED)).isEqualTo(Balance.ZERO);
    }

    @Test
    void an_offset_that_leaves_enough_lowers_nobody() {
        RevenueOrderNumber title = aTitleOfF1("1000");
        seize("SATD-1", AFTER_THE_TITLE, "3000");
        PaymentRequestId id = story.anAcceptedPayment("4000");

        List<LedgerEvent> offset = story.accepted(new OffsetPayable(id, title, null), KATIA.on("2026-03-13"));

        assertThat(offset).noneMatch(OppositionsLowered.class::isInstance);
        assertThat(drawn("SATD-1")).isEqualTo("3000.00");
    }

    @Test
    void who_seized_before_the_title_was_issued_keeps_his_share() {
        seize("SATD-1", BEFORE_THE_TITLE, "3000");
        PaymentRequestId id = story.anAcceptedPayment("4000");
        RevenueOrderNumber title = aTitleOfF1("1500");

        Refusal refusal = story.refused(new OffsetPayable(id, title, euros("1500")), KATIA.on("2026-03-13"));
        List<LedgerEvent> offset = story.accepted(new OffsetPayable(id, title, null), KATIA.on("2026-03-13"));

        assertThat(refusal.code()).isEqualTo(Rejection.COMPENSATION_IMPOSSIBLE);
        assertThat(refusal.facts()).containsEntry("maximum", "1000.00");
        assertThat(only(offset, PayableOffset.class).amount()).isEqualTo(euros("1000"));
        assertThat(drawn("SATD-1")).isEqualTo("3000.00");
    }

    @Test
    void the_last_served_are_lowered_first_and_a_share_of_nothing_is_no_more() {
        RevenueOrderNumber title = aTitleOfF1("3500");
        seize("SATD-1", BEFORE_THE_TITLE, "100");
        seize("SATD-2", AFTER_THE_TITLE, "1000");
        seize("SATD-3", AFTER_THE_TITLE, null);
        PaymentRequestId id = story.anAcceptedPayment("4000");

        List<LedgerEvent> offset = story.accepted(new OffsetPayable(id, title, null), KATIA.on("2026-03-13"));

        assertThat(only(offset, OppositionsLowered.class).givenBack())
                .containsExactly(new SharePart("SATD-2", euros("600")), new SharePart("SATD-3", euros("2900")));
        List<LedgerEvent> paid = pay(story, id, "2026-03-20");
        assertThat(paid)
                .filteredOn(SeizurePaid.class::isInstance)
                .extracting(event -> ((SeizurePaid) event).amount())
                .containsExactly(euros("100"), euros("400"));
    }

    @Test
    void a_request_wholly_seized_is_wholly_offset_and_nothing_is_sent() {
        RevenueOrderNumber title = aTitleOfF1("5000");
        seize("SATD-1", AFTER_THE_TITLE, null);
        PaymentRequestId id = story.anAcceptedPayment("4000");

        story.accepted(new OffsetPayable(id, title, null), KATIA.on("2026-03-13"));

        assertThat(story.ledger().payment(id).status()).isEqualTo("SETTLED");
        assertThat(drawn("SATD-1")).isEqualTo("0.00");
        assertThat(debitOf(story, Accounts.SEIZED)).isEqualTo(Balance.ZERO);
    }

    @Test
    void an_opposition_that_came_after_the_acceptance_is_served_on_what_the_offset_leaves() {
        RevenueOrderNumber title = aTitleOfF1("1500");
        PaymentRequestId id = story.anAcceptedPayment("4000");
        seize("SATD-1", AFTER_THE_TITLE, "3000");

        story.accepted(new OffsetPayable(id, title, null), KATIA.on("2026-03-13"));
        story.accepted(accepting(id), KATIA.on("2026-03-13"));

        assertThat(drawn("SATD-1")).isEqualTo("2500.00");
    }

    @Test
    void what_a_ceiling_has_again_is_served_on_another_request_in_one_transfer() {
        RevenueOrderNumber title = aTitleOfF1("400");
        seize("SATD-1", AFTER_THE_TITLE, "3000");
        PaymentRequestId one = story.anAcceptedPayment("1000");
        PaymentRequestId other = story.anAcceptedPayment("5000");
        story.accepted(new OffsetPayable(one, title, null), KATIA.on("2026-03-13"));
        story.accepted(new ScheduleInRun(other, RUN, date("2026-03-20")), KATIA.on("2026-03-13"));
        ExecuteRun paying = new ExecuteRun(RUN, other, date("2026-03-20"));
        assertThat(story.rejection(paying, KATIA.on("2026-03-20"))).isEqualTo(Rejection.OPPOSITION_A_SERVIR);

        story.accepted(accepting(other), KATIA.on("2026-03-20"));
        List<LedgerEvent> paid = story.accepted(paying, KATIA.on("2026-03-20"));

        assertThat(only(paid, SeizurePaid.class).amount()).isEqualTo(euros("2400"));
        assertThat(only(paid, PaymentExecuted.class).amount()).isEqualTo(euros("2600"));
        assertThat(drawn("SATD-1")).isEqualTo("3000.00");
    }

    @Test
    void a_credit_note_comes_before_oppositions_even_older_ones() {
        PaymentRequestId corrected = story.anExecutedPayment("12000").paymentRequestId();
        seize("SATD-1", BEFORE_THE_TITLE, "100");
        PaymentRequestId other = story.anAcceptedPayment("5000");
        PaymentRequestId credit = aCreditNote(corrected, "2000");

        List<LedgerEvent> netted = story.accepted(new NetCreditNote(credit, other, null), KATIA.on("2026-03-24"));

        assertThat(only(netted, CreditNoteNetted.class).amount()).isEqualTo(euros("2000"));
        assertThat(netted).noneMatch(OppositionsLowered.class::isInstance);
        List<LedgerEvent> paid = pay(story, other, "2026-03-25");
        assertThat(only(paid, SeizurePaid.class).amount()).isEqualTo(euros("100"));
        assertThat(only(paid, PaymentExecuted.class).amount()).isEqualTo(euros("2900"));
    }

    @Test
    void a_credit_note_takes_of_a_request_wholly_seized_and_its_opposition_has_the_rest() {
        PaymentRequestId corrected = story.anExecutedPayment("12000").paymentRequestId();
        seize("SATD-1", BEFORE_THE_TITLE, null);
        PaymentRequestId other = story.anAcceptedPayment("5000");
        PaymentRequestId credit = aCreditNote(corrected, "2000");

        List<LedgerEvent> netted = story.accepted(new NetCreditNote(credit, other, null), KATIA.on("2026-03-24"));

        assertThat(only(netted, OppositionsLowered.class).givenBack())
                .containsExactly(new SharePart("SATD-1", euros("2000")));
        List<LedgerEvent> paid = pay(story, other, "2026-03-25");
        assertThat(only(paid, SeizurePaid.class).amount()).isEqualTo(euros("3000"));
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.parse("15000"));
    }

    @Test
    void late_interest_pays_a_title_too_on_credits_of_its_own() {
        PaymentRequestId late = lateInterestAccepted();
        RevenueOrderNumber title = aTitleOfF1("30");
        Balance before = story.ledger().envelope(U1_HT2).aeAvailable();

        List<LedgerEvent> offset = story.accepted(new OffsetPayable(late, title, null), KATIA.on("2026-04-12"));
        Balance between = story.ledger().envelope(U1_HT2).aeAvailable();
        List<LedgerEvent> paid = pay(story, late, "2026-04-13");

        assertThat(only(offset, CreditsConsumedWithoutCommitment.class).amount())
                .isEqualTo(euros("30"));
        assertThat(before.minus(between)).isEqualTo(Balance.parse("30"));
        assertThat(only(paid, PaymentExecuted.class).amount()).isEqualTo(euros("13.34"));
        assertThat(only(paid, CreditsConsumedWithoutCommitment.class).amount()).isEqualTo(euros("13.34"));
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().title(title).status()).isEqualTo("COLLECTED");
    }

    @Test
    void late_interest_wholly_offset_is_settled() {
        PaymentRequestId late = lateInterestAccepted();

        story.accepted(new OffsetPayable(late, aTitleOfF1("500"), null), KATIA.on("2026-04-12"));

        assertThat(story.ledger().payment(late).status()).isEqualTo("SETTLED");
    }

    @Test
    void late_interest_wholly_seized_leaves_no_credits_reserved() {
        PaymentRequestId late = lateInterestOrdered();
        seize("SATD-1", AFTER_THE_TITLE, null);
        story.accepted(accepting(late), KATIA.on("2026-04-11"));

        assertThat(only(pay(story, late, "2026-04-12"), SeizurePaid.class).amount())
                .isEqualTo(euros("43.34"));
    }

    @Test
    void late_interest_is_not_offset_without_authorisations() {
        PaymentRequestId late = lateInterestAccepted();
        RevenueOrderNumber title = aTitleOfF1("30");
        var rest = story.aDraftedCommitment("88000");
        story.accepted(new ValidateCommitment(rest), OMAR.on("2026-04-11"));

        Refusal refusal = story.refused(new OffsetPayable(late, title, null), KATIA.on("2026-04-12"));

        assertThat(refusal.code()).isEqualTo(Rejection.AE_INSUFFISANTES);
        assertThat(refusal.facts()).containsEntry("manquant", "30.00");
    }

    private PaymentRequestId lateInterestOrdered() {
        PaymentRequestId id = story.anAcceptedPayment("12000");
        PaymentRequestId late =
                only(pay(story, id, "2026-04-03"), LateInterestRequested.class).paymentRequestId();
        story.accepted(new OrderPayment(late), OMAR.on("2026-04-10"));
        return late;
    }

    private PaymentRequestId lateInterestAccepted() {
        PaymentRequestId late = lateInterestOrdered();
        story.accepted(accepting(late), KATIA.on("2026-04-10"));
        return late;
    }

    private PaymentRequestId aCreditNote(PaymentRequestId corrected, String amount) {
        var number = story.ledger().payment(corrected).opened().orElseThrow().commitment();
        var receiving = PaymentStory.crediting(number, "AVOIR-1", amount, corrected);
        PaymentRequestId credit = receiving.paymentRequestId();
        story.accepted(receiving, GINA.on("2026-03-21"));
        story.accepted(new MatchInvoice(credit, null), GINA.on("2026-03-22"));
        story.accepted(new OrderPayment(credit), OMAR.on("2026-03-22"));
        story.accepted(accepting(credit), KATIA.on("2026-03-23"));
        return credit;
    }

    private RevenueOrderNumber aTitleOfF1(String amount) {
        return DiversionStory.aTitleOfF1(story, amount);
    }

    private void seize(String reference, String notifiedOn, @Nullable String ceiling) {
        DiversionStory.seize(story, reference, 1, notifiedOn, ceiling);
    }

    private String drawn(String reference) {
        return story.ledger().thirdParty(PARTY).opened().orElseThrow().oppositions().stream()
                .filter(opposition -> opposition.reference().equals(reference))
                .findFirst()
                .orElseThrow()
                .drawn()
                .text();
    }
}
