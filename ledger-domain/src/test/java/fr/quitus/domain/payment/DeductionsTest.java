package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.pay;
import static fr.quitus.domain.payment.PaymentStory.received;
import static fr.quitus.domain.payment.PaymentStory.settling;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.commitment.CommitmentFile;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.lawchange.LawCommand.SetLawParameter;
import fr.quitus.domain.payment.ControlCommand.RejectPaymentRequest;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is deducted at liquidation: from the gross amount to the transfer, in the books and in the credits. */
class DeductionsTest {
    private final Story story = Story.g0();

    @Test
    void a_guarantee_is_retained_on_the_gross_amount_and_its_credits_are_not_consumed() {
        PaymentRequestId id = ordered("10000", "500", null);

        var accepted = only(story.accepted(accepting(id), KATIA.on("2026-03-12")), PaymentAccepted.class);
        var executed = only(pay(story, id, "2026-03-20"), PaymentExecuted.class);

        assertThat(accepted.amount()).isEqualTo(euros("10000"));
        assertThat(accepted.entries()).extracting(entry -> entry.template()).containsExactly("P10");
        assertThat(executed.amount()).isEqualTo(euros("9500"));
        assertThat(debitOf(story, Accounts.GUARANTEE_RETENTIONS)).isEqualTo(Balance.parse("-500"));
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.INVOICES_NOT_RECEIVED)).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.parse("9500"));
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.ZERO);
    }

    @Test
    void the_bank_confirms_the_net_amount_and_no_other() {
        PaymentRequestId id = ordered("10000", "500", "300");
        story.accepted(accepting(id), KATIA.on("2026-03-12"));
        String sent = only(pay(story, id, "2026-03-20"), PaymentExecuted.class).endToEndId();

        assertThat(story.rejection(settling(id, sent, "10000", "REF-1"), BANK.on("2026-04-02")))
                .isEqualTo(Rejection.REGLEMENT_DIFFERENT);
        story.accepted(settling(id, sent, "9200", "REF-1"), BANK.on("2026-04-02"));

        assertThat(debitOf(story, Accounts.TRANSFERS_IN_TRANSIT)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.TREASURY)).isEqualTo(Balance.parse("-9200"));
    }

    @Test
    void penalties_are_a_product_and_lower_the_credits_consumed() {
        PaymentRequestId id = ordered("10000", null, "300");

        var accepted = only(story.accepted(accepting(id), KATIA.on("2026-03-12")), PaymentAccepted.class);
        pay(story, id, "2026-03-20");

        assertThat(accepted.entries()).extracting(entry -> entry.template()).containsExactly("P02", "P14");
        assertThat(debitOf(story, Accounts.PENALTIES)).isEqualTo(Balance.parse("-300"));
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.parse("10000"));
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.parse("9700"));
        assertThat(commitment(id).line(1)).isNotNull().satisfies(line -> {
            assertThat(line.requested()).isEqualTo(Balance.parse("10000"));
            assertThat(line.penalties()).isEqualTo(Balance.parse("300"));
            assertThat(line.paid()).isEqualTo(Balance.parse("9700"));
        });
    }

    @Test
    void late_interest_is_reckoned_less_the_retention_and_after_penalties() {
        PaymentRequestId id = received(story, "10000", "2026-02-05", "2026-02-06");
        story.accepted(new MatchInvoice(id, null, euros("500"), null, euros("300")), GINA.on("2026-02-06"));
        story.accepted(new OrderPayment(id), OMAR.on("2026-02-07"));
        story.accepted(accepting(id), KATIA.on("2026-02-08"));

        var accrued = only(pay(story, id, "2026-03-20"), LateInterestAccrued.class);

        assertThat(accrued.base()).isEqualTo(euros("9200"));
    }

    @Test
    void a_rejection_gives_back_the_net_credits_and_the_gross_service() {
        PaymentRequestId id = ordered("10000", "500", "300");

        story.accepted(
                new RejectPaymentRequest(id, List.of(SuspensionMotive.LIQUIDATION_INEXACTE), "Pénalités"),
                KATIA.on("2026-03-12"));

        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("80000"));
        assertThat(commitment(id).line(1)).isNotNull().satisfies(line -> {
            assertThat(line.requested()).isEqualTo(Balance.ZERO);
            assertThat(line.penalties()).isEqualTo(Balance.ZERO);
        });
    }

    @Test
    void names_the_first_deduction_that_is_too_much() {
        PaymentRequestId id = story.aReceivedInvoice(story.aServedCommitment("10000"), "10000");

        assertThat(story.refused(matching(id, "500.01", "1", "10000"), GINA.on("2026-03-04")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.DEDUCTION_EXCESSIVE))
                .satisfies(r -> assertThat(r.facts()).containsEntry("maximum", "500.00"));
        assertThat(story.refused(matching(id, "500", "1", "10000"), GINA.on("2026-03-04")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.DEDUCTION_EXCESSIVE))
                .satisfies(r -> assertThat(r.facts()).containsEntry("maximum", "0.00"));
        assertThat(story.refused(matching(id, "500", "0", "9500.01"), GINA.on("2026-03-04")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.DEDUCTION_EXCESSIVE))
                .satisfies(r -> assertThat(r.facts()).containsEntry("maximum", "9500.00"));
        assertThat(story.rejection(matching(id, "1", "-0.01", "1"), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.DEDUCTION_EXCESSIVE);
    }

    @Test
    void the_ceiling_of_a_retention_is_the_one_of_the_day_and_the_refusal_names_its_text() {
        PaymentRequestId id = story.aReceivedInvoice(story.aServedCommitment("10000"), "10000");
        story.accepted(
                new SetLawParameter(
                        LawParameter.GUARANTEE_RETENTION_CAP,
                        null,
                        null,
                        date("2026-03-05"),
                        LawNumber.of("3"),
                        "Décret d'exemple"),
                DIRECTORATE.on("2026-03-04"));

        assertThat(story.refused(matching(id, "500", null, null), GINA.on("2026-03-05")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.DEDUCTION_EXCESSIVE))
                .satisfies(r -> assertThat(r.detail()).contains("3 % au plus", "Décret d'exemple"))
                .satisfies(r -> assertThat(r.facts()).containsEntry("maximum", "300.00"));
        story.accepted(matching(id, "500", null, null), GINA.on("2026-03-04"));
    }

    @Test
    void a_request_whose_penalties_take_all_is_settled_when_it_is_accepted() {
        PaymentRequestId id = ordered("10000", null, "10000");

        story.accepted(accepting(id), KATIA.on("2026-03-12"));

        assertThat(story.ledger().payment(id)).isInstanceOf(PaymentRequest.Cleared.class);
        assertThat(story.ledger().payment(id).status()).isEqualTo("SETTLED");
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(story.rejection(scheduling(id), KATIA.on("2026-03-12"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_total_is_shared_in_proportion_to_the_cent_and_never_more_than_a_weight() {
        List<Balance> shares = Liquidation.shared(Balance.parse("0.05"), cents(1, 2, 3, 0, 1));

        assertThat(shares).isEqualTo(cents(0, 2, 2, 0, 1));
        assertThat(Liquidation.shared(Balance.ZERO, cents(0))).isEqualTo(cents(0));
    }

    private PaymentRequestId ordered(String gross, @Nullable String retention, @Nullable String penalties) {
        PaymentRequestId id = story.aReceivedInvoice(story.aServedCommitment(gross), gross);
        story.accepted(matching(id, retention, null, penalties), GINA.on("2026-03-04"));
        story.accepted(new OrderPayment(id), OMAR.on("2026-03-10"));
        return id;
    }

    private static MatchInvoice matching(
            PaymentRequestId id, @Nullable String retention, @Nullable String recovery, @Nullable String penalties) {
        return new MatchInvoice(
                id,
                null,
                retention == null ? null : euros(retention),
                recovery == null ? null : Balance.parse(recovery),
                penalties == null ? null : euros(penalties));
    }

    private static PaymentCommand.ScheduleInRun scheduling(PaymentRequestId id) {
        return new PaymentCommand.ScheduleInRun(id, Story.RUN, Story.date("2026-03-20"));
    }

    private CommitmentFile commitment(PaymentRequestId id) {
        CommitmentNumber number =
                story.ledger().payment(id).opened().orElseThrow().commitment();
        return story.ledger().commitment(number).opened().orElseThrow();
    }

    private static List<Balance> cents(long... cents) {
        return Arrays.stream(cents).mapToObj(Balance::ofCents).toList();
    }
}
