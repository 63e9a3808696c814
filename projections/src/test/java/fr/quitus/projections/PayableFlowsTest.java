package fr.quitus.projections;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.commitment.Deductions;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineRestarted;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.DiversionEvent.PayableOffset;
import fr.quitus.domain.payment.Liability;
import fr.quitus.domain.payment.NettedPart;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentLine;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteClaimed;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteNetted;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteUsed;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleased;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.domain.payment.SplitEvent.InvoiceSplit;
import fr.quitus.domain.payment.TransferEvent.PaymentWithdrawnFromRun;
import fr.quitus.domain.payment.WithdrawalEvent.InvoiceRefused;
import fr.quitus.domain.payment.WithdrawalEvent.PaymentRequestCancelled;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.ThirdPartyRef;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.projections.engine.ProgressListener;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not paid as it was asked for: whose turn it then is, for how much, and what the supplier is told. */
class PayableFlowsTest {
    private static final ActorId GINA = ActorId.of("gina");
    private static final ActorId OMAR = ActorId.of("omar");
    private static final ActorId KATIA = ActorId.of("katia");
    private static final AccountingPostId POST = AccountingPostId.of("CBCM-FIN");
    private static final ThirdPartyRef SUPPLIER = ThirdPartyRef.of("12345678900011");
    private static final CommitmentNumber EJ = CommitmentNumber.of("2100000001");
    private static final RevenueOrderNumber TITLE = RevenueOrderNumber.of("3100000001");
    private static final PaymentRequestId DP = PaymentRequestId.ofInvoice(SUPPLIER, "F-1", 2026);
    private static final PaymentRequestId CREDIT = PaymentRequestId.ofInvoice(SUPPLIER, "A-1", 2026);
    private static final PaymentRequestId RELEASE = PaymentRequestId.ofRetentionRelease(DP);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final List<LedgerEvent> CHAIN = Histories.expenditure(1, Histories.UNIT_1, 12_000);

    private ViewsFixture views;

    @BeforeEach
    void open() {
        views = ViewsFixture.ofEvery();
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_refused_invoice_waits_for_nobody_until_it_comes_again_and_its_supplier_is_told_why() {
        given(InvoiceMatched.class);
        assertThat(work(DP)).contains(",1200000,AUTHORISING_OFFICER,TO_ORDER,");

        views.given(List.of(new InvoiceRefused(DP, "Tarif d'un autre marché", DAY, OMAR, null)));

        assertThat(work(DP)).contains(",1200000,,,");
        assertThat(views.rows("invoice")).singleElement().asString().contains(",REJETEE,");
        assertThat(views.rows("invoice_status").getLast()).contains(",REJETEE,", "Tarif d'un autre marché");
        views.given(CHAIN.stream().filter(InvoiceReceived.class::isInstance).toList());
        assertThat(work(DP)).contains(",1200000,MANAGER,TO_MATCH,");
    }

    @Test
    void a_cancelled_request_waits_for_nobody_and_its_supplier_is_told_nothing_more() {
        given(PaymentOrdered.class);
        List<String> told = views.rows("invoice_status");
        assertThat(work(DP)).contains(",1200000,PUBLIC_ACCOUNTANT,TO_ACCEPT,");

        views.given(List.of(new PaymentRequestCancelled(DP, "Reçue deux fois", DAY, OMAR, null)));

        assertThat(work(DP)).contains(",1200000,,,");
        assertThat(views.rows("invoice_status")).isEqualTo(told);
    }

    @Test
    void a_released_retention_waits_to_be_ordered_and_is_no_invoice() {
        given(PaymentOrdered.class);
        List<String> told = views.rows("invoice_status");

        views.given(List.of(
                new RetentionReleased(DP, RELEASE, Amount.euros(600), DAY, OMAR, null),
                new RetentionReleaseRequested(
                        RELEASE,
                        PaymentRequestNumber.of("100000002"),
                        DP,
                        SUPPLIER,
                        "F-1",
                        DAY,
                        Amount.euros(600),
                        Histories.STATE_ACCOUNT,
                        EJ,
                        List.of(line(600, Deductions.NONE)),
                        List.of(GINA, OMAR))));

        assertThat(work(DP)).contains(",1200000,PUBLIC_ACCOUNTANT,TO_ACCEPT,");
        assertThat(work(RELEASE)).contains(",RETENUE,100000002,", ",60000,AUTHORISING_OFFICER,TO_ORDER,");
        assertThat(views.rows("invoice_status")).isEqualTo(told);
    }

    @Test
    void both_parts_of_a_split_invoice_wait_and_are_told_of() {
        given(InvoiceReceived.class);
        PaymentRequestId rest = PaymentRequestId.ofRemainder(DP);

        views.given(List.of(
                new InvoiceSplit(DP, rest, Amount.euros(5_000), Balance.ZERO, DAY, GINA),
                new InvoiceRemainderReceived(
                        rest,
                        PaymentRequestNumber.of("100000002"),
                        DP,
                        PaymentKind.INVOICE,
                        SUPPLIER,
                        "F-1",
                        DAY,
                        DAY,
                        Amount.euros(7_000),
                        Balance.ZERO,
                        Histories.STATE_ACCOUNT,
                        EJ,
                        null,
                        DAY,
                        null,
                        false,
                        List.of(GINA),
                        List.of(),
                        GINA)));

        assertThat(work(DP)).contains(",500000,MANAGER,TO_MATCH,");
        assertThat(work(rest)).contains(",DP,100000002,", ",700000,").contains("AWAITING_DOCUMENTS");
        assertThat(views.rows("invoice_status"))
                .filteredOn(row -> row.contains(rest.text()))
                .hasSize(3)
                .last()
                .asString()
                .contains("SUSPENDUE");
        views.given(List.of(new DeadlineRestarted(rest, DAY, DAY, GINA)));
        assertThat(work(rest)).contains(",700000,MANAGER,TO_MATCH,");
    }

    @Test
    void interest_on_a_late_offset_is_reported_on_its_day_though_nothing_was_transferred() {
        given(PaymentAccepted.class);

        views.given(List.of(new LateInterestAccrued(
                DP,
                PaymentRequestId.ofLateInterest(DP, Balance.ZERO),
                LocalDate.of(2026, 4, 2),
                3,
                Amount.euros(2_000),
                1_015,
                Balance.parse("1.67"),
                Balance.parse("40"))));

        assertThat(views.rows("payment_delay"))
                .singleElement()
                .asString()
                .contains(",2026-04-05,", ",1,2026-04-02,3,167,4000,");
    }

    @Test
    void what_is_retained_is_not_among_what_is_left_to_send() {
        given(InvoiceReceived.class);

        views.given(List.of(matched(DP, line(12_000, new Deductions(euros(600), euros(0), euros(400))))));

        assertThat(work(DP)).contains(",1100000,AUTHORISING_OFFICER,TO_ORDER,");
    }

    @Test
    void a_request_that_deductions_take_whole_waits_for_nobody_once_it_is_accepted() {
        given(InvoiceReceived.class);

        views.given(List.of(
                matched(DP, line(12_000, new Deductions(euros(0), euros(12_000), euros(0)))),
                new PaymentOrdered(DP, Amount.euros(12_000), POST, DAY, OMAR, null),
                accepted(DP, 12_000)));

        assertThat(work(DP)).contains(",0,,,");
    }

    @Test
    void a_credit_note_waits_to_be_used_for_what_is_left_of_it() {
        given(PaymentAccepted.class);
        credit();
        assertThat(work(CREDIT)).contains(",AVOIR,100000009,", ",200000,PUBLIC_ACCOUNTANT,TO_NET,");

        net(500);

        assertThat(work(CREDIT)).contains(",150000,PUBLIC_ACCOUNTANT,TO_NET,");
        assertThat(work(DP)).contains(",1150000,PUBLIC_ACCOUNTANT,TO_SCHEDULE,");
        views.given(List.of(new CreditNoteClaimed(
                CREDIT, TITLE, Amount.euros(1_500), List.of(new NettedPart(0, Amount.euros(1_500))), DAY, GINA)));
        assertThat(work(CREDIT)).contains(",,,");
        assertThat(work(CREDIT)).doesNotContain("TO_NET");
    }

    @Test
    void what_a_credit_note_and_a_title_pay_waits_for_no_transfer() {
        given(PaymentAccepted.class);
        credit();

        net(2_000);
        views.given(List.of(new PayableOffset(DP, TITLE, Amount.euros(10_000), DAY, KATIA, List.of())));

        assertThat(work(CREDIT)).contains(",0,,,");
        assertThat(work(DP)).contains(",0,,,");
    }

    @Test
    void a_request_withdrawn_from_its_run_waits_to_be_scheduled_again() {
        given(PaymentAccepted.class);
        PaymentRunId run = PaymentRunId.of("RUN-1");
        views.given(List.of(new PaymentScheduled(DP, run, DAY, KATIA)));
        assertThat(work(DP)).contains(",TO_EXECUTE,");

        views.given(List.of(new PaymentWithdrawnFromRun(DP, run, "Compte à vérifier", KATIA)));

        assertThat(work(DP)).contains(",1200000,PUBLIC_ACCOUNTANT,TO_SCHEDULE,");
    }

    @Test
    void the_list_is_the_same_when_it_is_rebuilt() {
        a_credit_note_waits_to_be_used_for_what_is_left_of_it();
        List<String> before = views.rows("work_item");

        views.rebuild().rebuildAll(ProgressListener.SILENT);

        assertThat(views.rows("work_item")).isEqualTo(before);
    }

    /** The chain of 12,000 euros up to its event of this kind. */
    private void given(Class<? extends LedgerEvent> last) {
        int end = 0;
        for (int i = 0; i < CHAIN.size(); i++) {
            end = last.isInstance(CHAIN.get(i)) ? i + 1 : end;
        }
        views.given(CHAIN.subList(0, end));
    }

    /** A credit note of 2,000 euros on the invoice, taken in charge. */
    private void credit() {
        views.given(List.of(
                new InvoiceReceived(
                        CREDIT,
                        PaymentRequestNumber.of("100000009"),
                        PaymentKind.CREDIT_NOTE,
                        SUPPLIER,
                        "A-1",
                        DAY,
                        DAY,
                        Amount.euros(2_000),
                        null,
                        Amount.euros(2_000),
                        Histories.STATE_ACCOUNT,
                        EJ,
                        DP,
                        null,
                        GINA),
                matched(CREDIT, line(2_000, Deductions.NONE)),
                new PaymentOrdered(CREDIT, Amount.euros(2_000), POST, DAY, OMAR, null),
                accepted(CREDIT, 2_000)));
    }

    private void net(long euros) {
        Amount amount = Amount.euros(euros);
        views.given(List.of(
                new CreditNoteUsed(CREDIT, DP, amount, List.of(new NettedPart(0, amount)), DAY, KATIA),
                new CreditNoteNetted(DP, CREDIT, amount, List.of(new NettedPart(0, amount)), DAY, KATIA)));
    }

    private String work(PaymentRequestId request) {
        return views.rows("work_item").stream()
                .filter(row -> row.startsWith("(payment-request:" + request))
                .findFirst()
                .orElseThrow();
    }

    private static InvoiceMatched matched(PaymentRequestId request, PaymentLine line) {
        return new InvoiceMatched(request, List.of(line), GINA, List.of(GINA, OMAR));
    }

    private static PaymentAccepted accepted(PaymentRequestId request, long euros) {
        return new PaymentAccepted(
                request,
                Amount.euros(euros),
                Map.of(),
                Liability.ACCOUNTANT,
                Histories.STATE_ACCOUNT,
                POST,
                DAY,
                KATIA,
                List.of());
    }

    private static PaymentLine line(long euros, Deductions deductions) {
        return new PaymentLine(
                1,
                ServiceReceiptNumber.of("000000001"),
                DAY,
                new EnvelopeId(Histories.YEAR, Histories.UNIT_1, TitleGroup.HT2),
                AccountCode.of("6113110000"),
                Amount.euros(euros),
                deductions);
    }

    private static Balance euros(long euros) {
        return euros == 0 ? Balance.ZERO : Amount.euros(euros).balance();
    }
}
