package fr.quitus.domain.revenue;

import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.revenue.RevenueStory.cashing;
import static fr.quitus.domain.revenue.RevenueStory.file;
import static fr.quitus.domain.revenue.RevenueStory.postings;
import static fr.quitus.domain.revenue.RevenueStory.revenue;
import static fr.quitus.domain.revenue.RevenueStory.taken;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0;
import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.payment.PaymentRun;
import fr.quitus.domain.payment.PaymentRunCommand.CloseRun;
import fr.quitus.domain.payment.PaymentRunCommand.OpenRun;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.payment.PaymentRunEvent.RunRefundOrdered;
import fr.quitus.domain.payment.RunTransfer;
import fr.quitus.domain.revenue.AdjustmentCommand.ReduceRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.ExcessCommand.ConfirmRefund;
import fr.quitus.domain.revenue.ExcessCommand.RecordRefundReturn;
import fr.quitus.domain.revenue.ExcessCommand.RefundOverpayment;
import fr.quitus.domain.revenue.ExcessCommand.ReissueRefund;
import fr.quitus.domain.revenue.ExcessEvent.OverpaymentRefunded;
import fr.quitus.domain.revenue.ExcessEvent.RefundReissued;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Les remboursements dans une campagne : they go to the bank in its file, and come back as other transfers do. */
class RefundRunsTest {
    private static final Iban DEBTOR = Iban.of("FR7630001007941234567890185");
    private static final PaymentRunId RUN = PaymentRunId.of("CAMPAGNE-R");
    private static final PaymentRunId NEXT = PaymentRunId.of("CAMPAGNE-S");
    private static final String DAY = "2026-03-20";

    private final Story story = Story.g0();

    @AfterEach
    void the_books_hold() {
        LedgerInvariants.check(story.ledger());
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    private void open(PaymentRunId run, String day) {
        story.accepted(new OpenRun(run, date(day), G0.P1, G0.TREASURY_ACCOUNT), G0.KATIA.on("2026-03-10"));
    }

    /** A title of 100 that was paid 150. */
    private RevenueOrderNumber overpaid() {
        RevenueOrderNumber number = taken(story, "100", "2026-02-02");
        story.accepted(cashing(number, "150", "2026-03-05", "REF-" + number), G0.BANK.on("2026-03-05"));
        return number;
    }

    private static RefundOverpayment refunding(RevenueOrderNumber number, String day, PaymentRunId run) {
        return new RefundOverpayment(number, null, DEBTOR, date(day), run);
    }

    private List<RunTransfer> transfers(PaymentRunId run) {
        return story.ledger().run(run).opened().orElseThrow().members().transfers();
    }

    @Test
    void a_refund_is_in_the_file_of_the_run_it_names() {
        open(RUN, DAY);
        RevenueOrderNumber number = overpaid();

        List<? extends LedgerEvent> refunded = story.accepted(refunding(number, DAY, RUN), G0.KATIA.on("2026-03-12"));
        var closed = only(story.accepted(new CloseRun(RUN), G0.KATIA.on(DAY)), PaymentRunClosed.class);

        RunTransfer transfer = only(refunded, RunRefundOrdered.class).transfer();
        assertThat(postings(refunded)).containsExactly("P34 D4664000000 50.00", "P34 C5123000000 50.00");
        assertThat(transfer.endToEndId())
                .isEqualTo(only(refunded, OverpaymentRefunded.class).endToEndId());
        assertThat(transfer.creditor()).isEqualTo(G0.R1.name());
        assertThat(transfer.account()).isEqualTo(DEBTOR);
        assertThat(transfer.remittance()).contains(number.text());
        assertThat(closed.transfers()).isEqualTo(1);
        assertThat(closed.controlSum()).isEqualTo(euros("50"));
        assertThat(story.ledger().run(RUN)).isInstanceOfSatisfying(PaymentRun.Closed.class, run -> assertThat(
                        run.orders().transfers())
                .containsExactly(transfer));
    }

    @Test
    void what_was_paid_of_a_reduced_title_goes_out_the_same_way_and_gives_its_revenue_back() {
        open(RUN, DAY);
        RevenueOrderNumber number = taken(story, "100", "2026-02-02");
        story.accepted(cashing(number, "80", "2026-03-05", "REF-1"), G0.BANK.on("2026-03-05"));
        story.accepted(new ReduceRevenueOrder(number, euros("50"), "Erreur"), G0.OMAR.on("2026-03-06"));
        story.accepted(new TakeReductionInCharge(number), G0.KATIA.on("2026-03-06"));

        var refunded = story.accepted(refunding(number, DAY, RUN), G0.KATIA.on("2026-03-12"));

        assertThat(only(refunded, RunRefundOrdered.class).transfer().amount()).isEqualTo(euros("30"));
        assertThat(revenue(refunded)).containsExactly("2306 -30.00");
        assertThat(file(story, number).excess()).isEqualTo(Balance.ZERO);
    }

    @Test
    void a_refund_that_the_bank_rejects_or_gives_back_is_sent_again_in_another_run() {
        open(RUN, DAY);
        open(NEXT, "2026-03-27");
        RevenueOrderNumber rejected = overpaid();
        RevenueOrderNumber returned = overpaid();
        String first = sent(rejected);
        String second = sent(returned);
        story.accepted(new CloseRun(RUN), G0.KATIA.on(DAY));

        story.accepted(back(rejected, first, false), G0.BANK.on("2026-03-23"));
        story.accepted(
                new ConfirmRefund(returned, second, euros("50"), date("2026-03-23"), G0.TREASURY, "D-2"),
                G0.BANK.on("2026-03-23"));
        var after = story.accepted(back(returned, second, true), G0.BANK.on("2026-03-24"));
        var again = story.accepted(
                new ReissueRefund(rejected, first, G0.F1_IBAN, date("2026-03-27"), NEXT), G0.KATIA.on("2026-03-25"));
        story.accepted(
                new ReissueRefund(returned, second, G0.F1_IBAN, date("2026-03-27"), NEXT), G0.KATIA.on("2026-03-25"));
        story.accepted(new CloseRun(NEXT), G0.KATIA.on("2026-03-27"));

        assertThat(postings(after)).containsExactly("P05 D5121000000 50.00", "P05 C4663000000 50.00");
        assertThat(only(again, RunRefundOrdered.class).transfer().endToEndId())
                .isEqualTo(only(again, RefundReissued.class).endToEndId())
                .isNotEqualTo(first);
        assertThat(transfers(NEXT)).hasSize(2).allMatch(transfer -> transfer.account()
                .equals(G0.F1_IBAN));
        assertThat(transfers(RUN)).hasSize(2);
    }

    private String sent(RevenueOrderNumber number) {
        return only(story.accepted(refunding(number, DAY, RUN), G0.KATIA.on("2026-03-12")), OverpaymentRefunded.class)
                .endToEndId();
    }

    private static RecordRefundReturn back(RevenueOrderNumber number, String identity, boolean afterSettlement) {
        return new RecordRefundReturn(
                number,
                identity,
                afterSettlement,
                ReturnReasonCode.of("AC04"),
                euros("50"),
                date("2026-03-23"),
                G0.TREASURY,
                "R-" + identity);
    }

    @Test
    void a_run_takes_the_refunds_of_its_post_and_day_while_it_is_open() {
        RevenueOrderNumber number = overpaid();
        open(RUN, DAY);
        story.accepted(new OpenRun(NEXT, date(DAY), G0.P2, G0.TREASURY_ACCOUNT), G0.KARL.on("2026-03-10"));

        assertThat(story.rejection(refunding(number, DAY, RUN), G0.KARL.on("2026-03-12")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(refunding(number, DAY, NEXT), G0.KATIA.on("2026-03-12")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(refunding(number, "2026-03-21", RUN), G0.KATIA.on("2026-03-12")))
                .isEqualTo(Rejection.CAMPAGNE_DIFFERENTE);

        RevenueOrderNumber other = overpaid();
        story.accepted(refunding(other, DAY, RUN), G0.KATIA.on("2026-03-12"));
        story.accepted(new CloseRun(RUN), G0.KATIA.on(DAY));
        assertThat(story.rejection(refunding(number, DAY, RUN), G0.KATIA.on(DAY)))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(file(story, number).excess()).isEqualTo(Balance.parse("50"));
    }

    @Test
    void a_run_nobody_opened_writes_no_file_and_lets_the_refund_go_by_other_means() {
        RevenueOrderNumber number = overpaid();

        var refunded = story.accepted(refunding(number, DAY, RUN), G0.KATIA.on("2026-03-12"));

        assertThat(refunded).noneMatch(RunRefundOrdered.class::isInstance);
        assertThat(story.ledger().run(RUN)).isEqualTo(PaymentRun.UNOPENED);
    }
}
