package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.Story.RUN;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.asking;
import static fr.quitus.domain.payment.PaymentStory.crediting;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.pay;
import static fr.quitus.domain.payment.PaymentStory.templates;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.commitment.ChangeCommand.AmendCommitment;
import fr.quitus.domain.commitment.ChangeCommand.AmendLine;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.SettlementCommand.ClaimCreditNote;
import fr.quitus.domain.payment.SettlementCommand.NetCreditNote;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A credit note takes back the charge of an accepted invoice, and pays others or becomes a title. */
class CreditNoteTest {
    private static final PaymentRequestId UNKNOWN = PaymentRequestId.ofInvoice(F1_SIRET, "?", 2026);
    private static final RevenueLine LINE = RevenueLine.of("2306");

    private final Story story = Story.g0();

    @Test
    void a_credit_note_lowers_a_later_transfer_and_the_credits_it_consumes() {
        PaymentRequestId a = story.anExecutedPayment("12000").paymentRequestId();
        PaymentRequestId b = story.anAcceptedPayment("5000");
        PaymentRequestId credit = accepted(a, "2000");

        story.accepted(new NetCreditNote(credit, b, null), KATIA.on("2026-03-24"));
        PaymentExecuted executed = only(pay(story, b, "2026-03-25"), PaymentExecuted.class);
        story.accepted(
                new AmendCommitment(numberOf(a), List.of(new AmendLine(1, euros("10000"))), "Avoir"),
                OMAR.on("2026-03-26"));

        assertThat(executed.amount()).isEqualTo(euros("3000"));
        assertThat(story.ledger().payment(credit).status()).isEqualTo("SETTLED");
        assertThat(templates(story)).containsExactly("P01", "P02", "P03", "P01", "P02", "P07", "P03");
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.parse("15000"));
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        var envelope = story.ledger().envelope(U1_HT2);
        assertThat(envelope.cp().consumed()).isEqualTo(Balance.parse("15000"));
        assertThat(envelope.cpAvailable()).isEqualTo(Balance.parse("65000"));
        assertThat(envelope.aeAvailable()).isEqualTo(Balance.parse("85000"));
        assertThat(line(a).paid()).isEqualTo(Balance.parse("10000"));
        assertThat(line(a).certified()).isEqualTo(Balance.parse("10000"));
        assertThat(line(b).paid()).isEqualTo(Balance.parse("5000"));
        story.accepted(new CloseCommitment(numberOf(a)), OMAR.on("2026-04-01"));
        story.accepted(new CloseCommitment(numberOf(b)), OMAR.on("2026-04-01"));
    }

    @Test
    void a_credit_note_may_pay_the_invoice_it_corrects() {
        PaymentRequestId a = story.anAcceptedPayment("12000");
        PaymentRequestId credit = accepted(a, "12000");

        story.accepted(new NetCreditNote(credit, a, euros("2000")), KATIA.on("2026-03-24"));
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.parse("10000"));
        story.accepted(new NetCreditNote(credit, a, null), KATIA.on("2026-03-24"));

        assertThat(story.ledger().payment(a).status()).isEqualTo("SETTLED");
        assertThat(story.ledger().payment(credit).status()).isEqualTo("SETTLED");
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(line(a).paid()).isEqualTo(Balance.ZERO);
    }

    @Test
    void what_no_request_absorbs_is_collected_by_title() {
        PaymentRequestId a = story.anExecutedPayment("12000").paymentRequestId();
        PaymentRequestId b = story.anAcceptedPayment("500");
        PaymentRequestId credit = accepted(a, "2000");
        story.accepted(new NetCreditNote(credit, b, null), KATIA.on("2026-03-24"));

        var claim =
                only(story.accepted(new ClaimCreditNote(credit, LINE), GINA.on("2026-03-25")), ClaimEstablished.class);
        story.accepted(new IssueRevenueOrder(claim.revenueOrderNumber(), date("2026-05-15")), OMAR.on("2026-03-26"));
        story.accepted(new TakeInCharge(claim.revenueOrderNumber()), KATIA.on("2026-03-27"));

        assertThat(claim.lines().getFirst().amount()).isEqualTo(euros("1500"));
        assertThat(templates(story)).endsWith("P07", "P07b");
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.DEBTORS)).isEqualTo(Balance.parse("1500"));
        assertThat(story.ledger().payment(credit).status()).isEqualTo("SETTLED");
        assertThat(story.rejection(new ClaimCreditNote(credit, LINE), GINA.on("2026-03-28")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void an_invoice_is_not_credited_beyond_what_it_claims_even_by_two_notes_at_once() {
        PaymentRequestId a = story.anExecutedPayment("1000").paymentRequestId();
        PaymentRequestId first = ordered(a, "600", "C-1");
        PaymentRequestId second = ordered(a, "600", "C-2");
        PaymentRequestId third = received(a, "1000.01", "C-3");

        assertThat(story.rejection(new MatchInvoice(third, null), GINA.on("2026-03-23")))
                .isEqualTo(Rejection.AVOIR_SUPERIEUR);
        story.accepted(accepting(first), KATIA.on("2026-03-23"));
        assertThat(story.refused(accepting(second), KATIA.on("2026-03-23")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.AVOIR_SUPERIEUR))
                .satisfies(r -> assertThat(r.facts()).containsEntry("ecart", "200.00"));
    }

    @Test
    void names_the_first_rule_a_credit_note_breaks() {
        PaymentRequestId a = story.anOrderedPayment("1000");
        PaymentRequestId other = story.anAcceptedPayment("1000");
        CommitmentNumber number = numberOf(a);
        PaymentRequestId early = received(a, "1", "C-1");
        var elsewhere = crediting(number, "C-2", "1", other);
        story.accepted(elsewhere, GINA.on("2026-03-22"));

        assertThat(story.rejection(asking(number, "C-0", "1", PaymentKind.CREDIT_NOTE), GINA.on("2026-03-22")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.rejection(new MatchInvoice(early, null, euros("1"), null, null), GINA.on("2026-03-22")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.rejection(new MatchInvoice(elsewhere.paymentRequestId(), null), GINA.on("2026-03-22")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.rejection(new MatchInvoice(early, null), GINA.on("2026-03-22")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void names_the_first_rule_a_netting_breaks() {
        PaymentRequestId a = story.anExecutedPayment("1000").paymentRequestId();
        PaymentRequestId b = story.anAcceptedPayment("100");
        PaymentRequestId waiting = ordered(a, "10", "C-1");
        PaymentRequestId credit = accepted(a, "500");

        assertThat(story.rejection(new NetCreditNote(UNKNOWN, b, null), KARL.on("2026-03-24")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(new NetCreditNote(waiting, b, null), KARL.on("2026-03-24")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new NetCreditNote(credit, a, null), KARL.on("2026-03-24")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new NetCreditNote(b, b, null), KARL.on("2026-03-24")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.rejection(new NetCreditNote(credit, credit, null), KARL.on("2026-03-24")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.rejection(new NetCreditNote(credit, b, null), KARL.on("2026-03-24")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.refused(new NetCreditNote(credit, b, euros("100.01")), KATIA.on("2026-03-24")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.AVOIR_SUPERIEUR))
                .satisfies(r -> assertThat(r.facts()).containsEntry("maximum", "100.00"));
        assertThat(story.rejection(new ScheduleInRun(credit, RUN, date("2026-03-24")), KATIA.on("2026-03-24")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.rejection(new ClaimCreditNote(b, LINE), STRANGER.on("2026-03-24")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.rejection(new ClaimCreditNote(credit, LINE), STRANGER.on("2026-03-24")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new ClaimCreditNote(credit, RevenueLine.of("1101")), GINA.on("2026-03-24")))
                .isEqualTo(Rejection.IMPUTATION_INVALIDE);
    }

    private PaymentRequestId received(PaymentRequestId corrected, String amount, String paper) {
        var command = crediting(numberOf(corrected), paper, amount, corrected);
        story.accepted(command, GINA.on("2026-03-21"));
        return command.paymentRequestId();
    }

    private PaymentRequestId ordered(PaymentRequestId corrected, String amount, String paper) {
        PaymentRequestId id = received(corrected, amount, paper);
        assertThat(story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-22")))
                .hasSize(1);
        assertThat(story.accepted(new OrderPayment(id), OMAR.on("2026-03-22"))).hasSize(1);
        return id;
    }

    private PaymentRequestId accepted(PaymentRequestId corrected, String amount) {
        PaymentRequestId id =
                ordered(corrected, amount, "C-" + story.ledger().log().size());
        story.accepted(accepting(id), KATIA.on("2026-03-23"));
        return id;
    }

    private CommitmentNumber numberOf(PaymentRequestId id) {
        return story.ledger().payment(id).opened().orElseThrow().commitment();
    }

    private LineAccount line(PaymentRequestId id) {
        return Objects.requireNonNull(
                story.ledger().commitment(numberOf(id)).opened().orElseThrow().line(1));
    }
}
