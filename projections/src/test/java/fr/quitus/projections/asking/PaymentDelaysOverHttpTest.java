package fr.quitus.projections.asking;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.DiversionEvent.SeizurePaid;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.UncommittedLine;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.Histories;
import fr.quitus.projections.asking.Asked.Reply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Five payments of March in 4, 17, 17, 30 and 45 days, the last of them late; one of April; one of interest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentDelaysOverHttpTest {
    private static final ThirdPartyRef SUPPLIER = ThirdPartyRef.of("12345678900011");
    private static final ActorId KATIA = ActorId.of("katia");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 20);
    private static final String REPORT = "/api/v1/payment-delays?from=2026-03-01&to=2026-03-31";
    private static final String FIRST_POST = "CBCM-FIN";
    private static final String SECOND_POST = "DRFIP-35";

    private Asked asked;

    @BeforeAll
    void open() {
        asked = new Asked();
        List<LedgerEvent> events = new ArrayList<>();
        events.addAll(paid(1, Histories.UNIT_1, FIRST_POST, MARCH, 4, 100));
        events.addAll(paid(2, Histories.UNIT_1, FIRST_POST, MARCH, 17, 200));
        events.addAll(paid(3, Histories.UNIT_2, SECOND_POST, MARCH.plusDays(1), 17, 300));
        events.addAll(paid(4, Histories.UNIT_1, FIRST_POST, MARCH, 30, 400));
        events.addAll(paid(5, Histories.UNIT_1, FIRST_POST, MARCH, 45, 500));
        events.add(new LateInterestAccrued(
                request(5),
                request(105),
                LocalDate.of(2026, 3, 5),
                15,
                Amount.euros(500),
                1_015,
                Amount.ofCents(209).balance(),
                Amount.euros(40).balance()));
        events.add(seized(4, 50));
        events.addAll(interest());
        events.addAll(paid(6, Histories.UNIT_1, FIRST_POST, LocalDate.of(2026, 4, 2), 20, 600));
        asked.log().append(events);
    }

    @AfterAll
    void close() {
        asked.close();
    }

    @BeforeEach
    void asAuditor() {
        asked.as(Role.AUDITOR, "*");
    }

    private static PaymentRequestId request(int number) {
        return PaymentRequestId.ofInvoice(SUPPLIER, "F-" + number, 2026);
    }

    private static List<LedgerEvent> paid(
            int number, FundsCentre unit, String post, LocalDate valueDate, int days, long euros) {
        Amount amount = Amount.euros(euros);
        return List.of(
                new InvoiceReceived(
                        request(number),
                        PaymentRequestNumber.of("10000000" + number),
                        PaymentKind.INVOICE,
                        SUPPLIER,
                        "F-" + number,
                        valueDate.minusDays(days),
                        valueDate.minusDays(days),
                        amount,
                        null,
                        amount,
                        Histories.STATE_ACCOUNT,
                        CommitmentNumber.of("2100000001"),
                        null,
                        null,
                        KATIA),
                new InvoiceMatched(
                        request(number),
                        List.of(new PaymentLine(
                                1,
                                ServiceReceiptNumber.of("00000000" + number),
                                valueDate.minusDays(days),
                                new EnvelopeId(Histories.YEAR, unit, TitleGroup.HT2),
                                AccountCode.of("6113110000"),
                                amount,
                                Deductions.NONE)),
                        KATIA,
                        List.of()),
                new PaymentOrdered(request(number), amount, AccountingPostId.of(post), valueDate, KATIA, null),
                executed(number, valueDate, days, amount));
    }

    private static PaymentExecuted executed(int number, LocalDate valueDate, int days, Amount amount) {
        return new PaymentExecuted(
                request(number), PaymentRunId.of("RUN-1"), "E2E-" + number, amount, valueDate, days, KATIA, List.of());
    }

    private static SeizurePaid seized(int number, long euros) {
        return new SeizurePaid(
                request(number),
                PaymentRunId.of("RUN-1"),
                "SATD-1",
                "E2E-S",
                Histories.STATE_ACCOUNT,
                Amount.euros(euros),
                MARCH,
                30,
                KATIA,
                List.of());
    }

    private static List<LedgerEvent> interest() {
        Amount amount = Amount.ofCents(4_209);
        return List.of(
                new LateInterestRequested(
                        request(105),
                        PaymentRequestNumber.of("100000105"),
                        request(5),
                        SUPPLIER,
                        null,
                        "F-5",
                        MARCH,
                        amount,
                        Histories.STATE_ACCOUNT,
                        List.of(new UncommittedLine(
                                new EnvelopeId(Histories.YEAR, Histories.UNIT_1, TitleGroup.HT2),
                                AccountCode.of("6285400000"),
                                amount)),
                        List.of()),
                executed(105, MARCH.plusDays(5), 5, amount));
    }

    @Test
    void the_report_counts_payments_days_and_what_the_late_ones_owed() {
        JsonNode all = asked.get(REPORT).json().path("totals");

        assertThat(all.path("payments").asInt()).isEqualTo(5);
        assertThat(all.path("amount").asString()).isEqualTo("1550.00");
        assertThat(all.path("averageDays").asString()).isEqualTo("22.6");
        assertThat(all.path("medianDays").asString()).isEqualTo("17.0");
        assertThat(all.path("within30Days").asInt()).isEqualTo(4);
        assertThat(all.path("within30DaysShare").asString()).isEqualTo("80.00");
        assertThat(all.path("late").asInt()).isEqualTo(1);
        assertThat(all.path("daysLate").asInt()).isEqualTo(15);
        assertThat(all.path("interest").asString()).isEqualTo("2.09");
        assertThat(all.path("flatFees").asString()).isEqualTo("40.00");
    }

    @Test
    void an_even_number_of_payments_has_the_middle_of_two_for_median() {
        JsonNode first = asked.get(REPORT + "&post=" + FIRST_POST).json().path("totals");

        assertThat(first.path("payments").asInt()).isEqualTo(4);
        assertThat(first.path("medianDays").asString()).isEqualTo("23.5");
        assertThat(first.path("averageDays").asString()).isEqualTo("24.0");
    }

    @Test
    void months_programmes_and_posts_have_a_line_each_and_pages_follow() {
        String both = "/api/v1/payment-delays?from=2026-03-01&to=2026-04-30";
        Reply all = asked.get(both);
        Reply first = asked.get(both + "&limit=2");
        Reply second = asked.get(both + "&limit=2&cursor=" + first.next());

        assertThat(all.items())
                .extracting(line -> line.path("month").asString() + " "
                        + line.path("programme").asString() + " "
                        + line.path("post").asString() + " "
                        + line.path("figures").path("payments").asInt())
                .containsExactly("2026-03 0156 CBCM-FIN 4", "2026-03 0156 DRFIP-35 1", "2026-04 0156 CBCM-FIN 1");
        assertThat(first.items()).hasSize(2);
        assertThat(second.item(0)).isEqualTo(all.item(2));
    }

    @Test
    void late_payments_are_listed_with_what_they_owed() {
        Reply late = asked.get("/api/v1/payment-delays/late?from=2026-03-01&to=2026-03-31");

        assertThat(late.items()).singleElement().satisfies(line -> {
            assertThat(line.path("paymentRequestNumber").asString()).isEqualTo("100000005");
            assertThat(line.path("dueDate").asString()).isEqualTo("2026-03-05");
            assertThat(line.path("valueDate").asString()).isEqualTo("2026-03-20");
            assertThat(line.path("paymentDays").asInt()).isEqualTo(45);
            assertThat(line.path("daysLate").asInt()).isEqualTo(15);
            assertThat(line.path("interest").asString()).isEqualTo("2.09");
            assertThat(line.path("flatFee").asString()).isEqualTo("40.00");
        });
        assertThat(asked.get("/api/v1/payment-delays/late?from=2026-04-01&to=2026-04-30")
                        .items())
                .isEmpty();
    }

    @Test
    void what_was_recorded_later_is_not_known_and_a_unit_sees_its_own() {
        assertThat(asked.get(REPORT + "&knownAt=7")
                        .json()
                        .path("totals")
                        .path("payments")
                        .asInt())
                .isEqualTo(2);
        JsonNode none = asked.get(REPORT + "&knownAt=0").json().path("totals");
        assertThat(none.path("payments").asInt()).isZero();
        assertThat(none.path("averageDays").isNull()).isTrue();

        asked.as(Role.MANAGER, "0156-DR36");
        assertThat(asked.get(REPORT).items()).hasSize(1);
    }

    @Test
    void refuses_periods_that_mean_nothing() {
        for (String query : List.of("from=2026-04-01&to=2026-03-01", "from=hier&to=2026-03-01")) {
            assertThat(asked.get("/api/v1/payment-delays?" + query).code()).isEqualTo("REQUETE_INVALIDE");
        }
        assertThat(asked.get(REPORT + "&code=ici").code()).isEqualTo("REQUETE_INVALIDE");
        assertThat(asked.get("/api/v1/payment-delays").status()).isEqualTo(400);
    }
}
