package fr.quitus.domain.payment;

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
import static fr.quitus.domain.payment.PaymentStory.asking;
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
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceRequested;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceWithdrawn;
import fr.quitus.domain.commitment.LineAccount;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawParameter;
import fr.quitus.domain.lawchange.LawCommand.SetLawParameter;
import fr.quitus.domain.payment.ControlCommand.RejectPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An advance is paid before service and taken back on what is served later. */
class AdvanceTest {
    private final Story story = Story.g0();

    @Test
    void an_advance_is_paid_without_service_and_taken_back_on_the_next_request() {
        CommitmentNumber number = story.aValidatedCommitment("60000");
        paid(advance(number, "12000"));

        assertThat(debitOf(story, Accounts.ADVANCES)).isEqualTo(Balance.parse("12000"));
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.ZERO);
        assertThat(line(number).paid()).isEqualTo(Balance.parse("12000"));

        story.aCertifiedService(number, "40000");
        PaymentRequestId id = story.aReceivedInvoice(number, "40000");
        story.accepted(recovering(id, "12000"), GINA.on("2026-03-04"));
        PaymentExecuted executed = paid(id);

        assertThat(executed.amount()).isEqualTo(euros("28000"));
        assertThat(templates(story)).containsExactly("P08", "P03", "P01", "P09", "P03");
        assertThat(debitOf(story, Accounts.ADVANCES)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.parse("40000"));
        var envelope = story.ledger().envelope(U1_HT2);
        assertThat(envelope.cp().consumed()).isEqualTo(Balance.parse("40000"));
        assertThat(envelope.cpAvailable()).isEqualTo(Balance.parse("40000"));
        assertThat(envelope.aeAvailable()).isEqualTo(Balance.parse("40000"));
        assertThat(line(number).paid()).isEqualTo(Balance.parse("40000"));
        story.accepted(new CloseCommitment(number), OMAR.on("2026-04-01"));
    }

    @Test
    void recovery_is_proposed_from_65_to_80_percent_of_the_commitment() {
        CommitmentNumber number = story.aValidatedCommitment("60000");
        paid(advance(number, "12000"));
        story.aCertifiedService(number, "60000");

        // 39 000 is 65 %: nothing yet. 43 500 is 72.5 %: half. 48 000 is 80 %: all.
        assertThat(recovered(matched(number, "39000"))).isEqualTo(Balance.ZERO);
        assertThat(recovered(matched(number, "4500"))).isEqualTo(Balance.parse("4500"));
        assertThat(recovered(matched(number, "6000"))).isEqualTo(Balance.parse("6000"));
        assertThat(recovered(matched(number, "10500"))).isEqualTo(Balance.parse("1500"));
    }

    @Test
    void an_advance_above_thirty_percent_is_taken_back_from_the_first_request_on() {
        CommitmentNumber number = story.aValidatedCommitment("60000");
        paid(advance(number, "24000"));
        story.aCertifiedService(number, "48000");

        // 40 % advanced: back at 80 %, that is half of it once 40 % is executed.
        assertThat(recovered(matched(number, "24000"))).isEqualTo(Balance.parse("12000"));
        assertThat(recovered(matched(number, "24000"))).isEqualTo(Balance.parse("12000"));
    }

    @Test
    void the_shares_between_which_an_advance_is_taken_back_are_those_of_the_day() {
        CommitmentNumber number = story.aValidatedCommitment("60000");
        paid(advance(number, "12000"));
        story.aCertifiedService(number, "60000");
        story.accepted(share(LawParameter.ADVANCE_RECOVERY_START, "50"), DIRECTORATE.on("2026-03-03"));
        story.accepted(share(LawParameter.ADVANCE_RECOVERY_END, "50.00"), DIRECTORATE.on("2026-03-03"));

        assertThat(recovered(matched(number, "29999"))).isEqualTo(Balance.ZERO);
        assertThat(recovered(matched(number, "12001"))).isEqualTo(Balance.parse("12000"));
    }

    @Test
    void an_advance_above_the_end_is_back_once_as_much_is_executed() {
        var law = new AdvanceRecovery(3_000, 6_500, 8_000);
        Balance firm = Balance.parse("100");

        assertThat(law.due(firm, Balance.parse("90"), Balance.parse("45"))).isEqualTo(Balance.parse("45"));
        assertThat(law.due(firm, Balance.parse("90"), Balance.parse("90"))).isEqualTo(Balance.parse("90"));
        assertThat(law.due(firm, Balance.parse("30"), Balance.parse("65"))).isEqualTo(Balance.ZERO);
        assertThat(law.due(firm, Balance.parse("30.01"), Balance.parse("40"))).isEqualTo(Balance.parse("15"));
        assertThat(law.due(Balance.ZERO, Balance.ZERO, Balance.ZERO)).isEqualTo(Balance.ZERO);
        assertThat(new AdvanceRecovery(3_000, 9_000, 8_000).due(firm, Balance.parse("10"), Balance.parse("85")))
                .as("an end before the start")
                .isEqualTo(Balance.parse("10"));
    }

    private static SetLawParameter share(LawParameter parameter, String value) {
        return new SetLawParameter(parameter, null, null, date("2026-03-01"), LawNumber.of(value), "Décret d'exemple");
    }

    @Test
    void an_advance_not_paid_yet_is_not_taken_back() {
        CommitmentNumber number = story.aValidatedCommitment("60000");
        advance(number, "12000");
        story.aCertifiedService(number, "48000.01");

        PaymentRequestId whole = story.aReceivedInvoice(number, "48000.01");
        assertThat(story.refused(new MatchInvoice(whole, null), GINA.on("2026-03-04")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.DEDUCTION_EXCESSIVE))
                .satisfies(r -> assertThat(r.facts()).containsEntry("minimum", "0.01"));
        PaymentRequestId part = story.aReceivedInvoice(number, "48000");
        assertThat(story.refused(recovering(part, "0.01"), GINA.on("2026-03-04"))
                        .facts())
                .containsEntry("maximum", "0.00");
        story.accepted(new MatchInvoice(part, null), GINA.on("2026-03-04"));
    }

    @Test
    void what_no_later_service_can_bear_must_be_taken_back() {
        CommitmentNumber number = story.aValidatedCommitment("60000");
        paid(advance(number, "12000"));
        story.aCertifiedService(number, "60000");
        PaymentRequestId id = story.aReceivedInvoice(number, "60000");

        assertThat(story.refused(recovering(id, "11999.99"), GINA.on("2026-03-04"))
                        .facts())
                .containsEntry("minimum", "12000.00");
        assertThat(story.refused(recovering(id, "12000.01"), GINA.on("2026-03-04"))
                        .facts())
                .containsEntry("maximum", "12000.00");
        story.accepted(recovering(id, "12000"), GINA.on("2026-03-04"));
        paid(id);

        assertThat(line(number).paid()).isEqualTo(Balance.parse("60000"));
    }

    @Test
    void names_the_first_rule_an_advance_breaks() {
        CommitmentNumber number = story.aServedCommitment("10000");
        PaymentRequestId id = received(number, "0.01", "A-1");
        PaymentRequestId served = story.aReceivedInvoice(number, "10000");
        story.accepted(new MatchInvoice(served, null), GINA.on("2026-03-04"));

        assertThat(story.rejection(recovering(id, "0"), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.refused(new MatchInvoice(id, null), GINA.on("2026-03-04")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.AVANCE_EXCESSIVE))
                .satisfies(r -> assertThat(r.facts()).containsEntry("disponible", "0.00"));
    }

    @Test
    void a_rejected_advance_may_be_asked_for_again() {
        CommitmentNumber number = story.aValidatedCommitment("10000");
        PaymentRequestId id = advance(number, "10000");
        story.accepted(new OrderPayment(id), OMAR.on("2026-03-10"));

        var events = story.accepted(
                new RejectPaymentRequest(id, List.of(SuspensionMotive.LIQUIDATION_INEXACTE), "Taux"),
                KATIA.on("2026-03-11"));

        assertThat(only(events, AdvanceWithdrawn.class).parts()).hasSize(1);
        assertThat(line(number).advances().requested()).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.ZERO);
        paid(advance(number, "5000"));
    }

    @Test
    void a_commitment_is_not_reduced_below_its_advance_nor_closed_before_it_is_taken_back() {
        CommitmentNumber number = story.aValidatedCommitment("60000");
        paid(advance(number, "12000"));

        assertThat(story.rejection(
                        new AmendCommitment(number, List.of(new AmendLine(1, euros("11999.99"))), "Moins"),
                        OMAR.on("2026-04-01")))
                .isEqualTo(Rejection.INFERIEUR_AU_SERVICE_FAIT);
        assertThat(story.rejection(new CloseCommitment(number), OMAR.on("2026-04-01")))
                .isEqualTo(Rejection.ENGAGEMENT_EN_COURS);
    }

    private PaymentRequestId received(CommitmentNumber number, String amount, String paper) {
        var command = asking(number, paper, amount, PaymentKind.ADVANCE);
        story.accepted(command, GINA.on("2026-03-03"));
        return command.paymentRequestId();
    }

    private PaymentRequestId advance(CommitmentNumber number, String amount) {
        PaymentRequestId id =
                received(number, amount, "A-" + story.ledger().log().size());
        var events = story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-04"));
        assertThat(only(events, AdvanceRequested.class).parts()).hasSize(1);
        return id;
    }

    private InvoiceMatched matched(CommitmentNumber number, String amount) {
        PaymentRequestId id = story.aReceivedInvoice(number, amount);
        return only(story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-04")), InvoiceMatched.class);
    }

    private static Balance recovered(InvoiceMatched matched) {
        return matched.lines().getFirst().deductions().advanceRecovery();
    }

    private PaymentExecuted paid(PaymentRequestId id) {
        story.accepted(new OrderPayment(id), OMAR.on("2026-03-10"));
        story.accepted(accepting(id), KATIA.on("2026-03-12"));
        return only(pay(story, id, "2026-03-20"), PaymentExecuted.class);
    }

    private static MatchInvoice recovering(PaymentRequestId id, String amount) {
        return new MatchInvoice(id, null, null, Balance.parse(amount), null);
    }

    private LineAccount line(CommitmentNumber number) {
        return Objects.requireNonNull(
                story.ledger().commitment(number).opened().orElseThrow().line(1));
    }
}
