package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.pay;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Story;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionCommand.OffsetPayable;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.Debtor;
import fr.quitus.domain.revenue.RevenueCommand.EstablishClaim;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An invoice of 12,000 euros due on 2 April, part of which pays a title of its creditor: each part to its own day. */
class LateOffsetTest {
    private final Story story = Story.g0();

    @Test
    void what_is_offset_late_bears_interest_to_that_day_and_the_rest_to_the_day_of_its_transfer() {
        PaymentRequestId id = story.anAcceptedPayment("12000");

        var offset = story.accepted(new OffsetPayable(id, aTitleOfF1("2000"), null), KATIA.on("2026-04-03"));
        var paid = pay(story, id, "2026-04-07");

        var first = only(offset, LateInterestAccrued.class);
        assertThat(first.base()).isEqualTo(euros("2000"));
        assertThat(first.daysLate()).isEqualTo(1);
        assertThat(first.interest()).as("2 000 x 10.15 % / 365").isEqualTo(Balance.parse("0.56"));
        assertThat(first.flatFee()).isEqualTo(Balance.parse("40"));
        assertThat(only(offset, LateInterestRequested.class).amount()).isEqualTo(euros("40.56"));
        var second = only(paid, LateInterestAccrued.class);
        assertThat(second.base()).isEqualTo(euros("10000"));
        assertThat(second.daysLate()).isEqualTo(5);
        assertThat(second.interest()).as("10 000 x 10.15 % x 5 / 365").isEqualTo(Balance.parse("13.90"));
        assertThat(second.flatFee()).as("one fee for a request").isEqualTo(Balance.ZERO);
        assertThat(only(paid, LateInterestRequested.class).amount()).isEqualTo(euros("13.90"));
        assertThat(second.lateInterestRequestId()).isNotEqualTo(first.lateInterestRequestId());
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void a_request_that_an_offset_clears_late_owes_for_it_and_that_is_paid() {
        PaymentRequestId id = story.anAcceptedPayment("3000");

        var offset = story.accepted(new OffsetPayable(id, aTitleOfF1("3000"), null), KATIA.on("2026-04-12"));

        assertThat(story.ledger().payment(id).status()).isEqualTo("SETTLED");
        assertThat(only(offset, LateInterestAccrued.class).interest())
                .as("3 000 x 10.15 % x 10 / 365")
                .isEqualTo(Balance.parse("8.34"));
        PaymentRequestId late = only(offset, LateInterestRequested.class).paymentRequestId();
        story.accepted(new OrderPayment(late), OMAR.on("2026-04-13"));
        story.accepted(accepting(late), KATIA.on("2026-04-14"));
        pay(story, late, "2026-04-15");
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void two_late_offsets_are_two_requests_and_one_fee() {
        PaymentRequestId id = story.anAcceptedPayment("12000");
        RevenueOrderNumber title = aTitleOfF1("5000");

        var one = story.accepted(new OffsetPayable(id, title, euros("2000")), KATIA.on("2026-04-03"));
        var two = story.accepted(new OffsetPayable(id, title, euros("2000")), KATIA.on("2026-04-03"));

        assertThat(only(two, LateInterestRequested.class).amount()).isEqualTo(euros("0.56"));
        assertThat(only(two, LateInterestRequested.class).paymentRequestId())
                .isNotEqualTo(only(one, LateInterestRequested.class).paymentRequestId());
    }

    @Test
    void what_is_offset_in_time_owes_nothing_and_leaves_the_fee_to_the_late_transfer() {
        PaymentRequestId id = story.anAcceptedPayment("12000");

        List<LedgerEvent> offset =
                story.accepted(new OffsetPayable(id, aTitleOfF1("2000"), null), KATIA.on("2026-04-02"));
        var accrued = only(pay(story, id, "2026-04-03"), LateInterestAccrued.class);

        assertThat(offset).noneMatch(LateInterestAccrued.class::isInstance);
        assertThat(accrued.base()).isEqualTo(euros("10000"));
        assertThat(accrued.flatFee()).isEqualTo(Balance.parse("40"));
    }

    private RevenueOrderNumber aTitleOfF1(String amount) {
        var claim = new EstablishClaim(
                YEAR,
                U1,
                new Debtor(F1_SIRET, "F1"),
                "Trop-perçu",
                List.of(new ClaimLine(RevenueLine.of("2306"), PRODUCT, euros(amount))));
        RevenueOrderNumber number = only(story.accepted(claim, GINA.on("2026-02-02")), ClaimEstablished.class)
                .revenueOrderNumber();
        story.accepted(new IssueRevenueOrder(number, date("2026-04-15")), OMAR.on("2026-02-03"));
        story.accepted(new TakeInCharge(number), KATIA.on("2026-02-04"));
        return number;
    }
}
