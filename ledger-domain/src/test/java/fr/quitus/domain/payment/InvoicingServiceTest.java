package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.CHORUS_PRO;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.OMAR_2026;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.keeping;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.invoicing;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.FundsCentreEvent.InvoicingServiceChanged;
import fr.quitus.domain.budget.InvoicingCommand.SetInvoicingService;
import fr.quitus.domain.payment.DeadlineCommand.InterruptPaymentDeadline;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Service facturier : the comptable receives and liquidates, the certification is the order. */
class InvoicingServiceTest {
    private final Story story = Story.g0();

    InvoicingServiceTest() {
        story.accepted(setting(true, "2026-02-01"), DIRECTORATE.on("2026-01-20"));
    }

    private static SetInvoicingService setting(boolean active, String from) {
        return new SetInvoicingService(U1, active, date(from), "Convention");
    }

    private PaymentRequestId received(CommitmentNumber number, String amount) {
        ReceiveInvoice command = invoicing(number, "SF-1", amount);
        story.accepted(command, KATIA.on("2026-03-03"));
        return command.paymentRequestId();
    }

    private String status(PaymentRequestId id) {
        return story.ledger().payment(id).status();
    }

    @Test
    void the_liquidation_orders_the_payment_on_the_certification() {
        PaymentRequestId id = received(story.aServedCommitment("12000"), "12000");

        var events = story.accepted(new MatchInvoice(id, null), KATIA.on("2026-03-04"));

        assertThat(only(events, PaymentOrdered.class))
                .isEqualTo(new PaymentOrdered(
                        id,
                        euros("12000"),
                        P1,
                        date("2026-03-04"),
                        OMAR.on("2026-03-02").actor(),
                        OMAR_2026.id()));
        assertThat(only(events, CpReserved.class).amount()).isEqualTo(euros("12000"));
        assertThat(status(id)).isEqualTo("ORDERED");
        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("68000"));
    }

    @Test
    void the_comptable_who_liquidated_accepts_and_pays() {
        PaymentRequestId id = received(story.aServedCommitment("12000"), "12000");
        story.accepted(new MatchInvoice(id, null), KATIA.on("2026-03-04"));

        story.accepted(Story.accepting(id), KATIA.on("2026-03-05"));
        story.accepted(new ScheduleInRun(id, Story.RUN, date("2026-03-20")), KATIA.on("2026-03-12"));
        story.accepted(new ExecuteRun(Story.RUN, id, date("2026-03-20")), KATIA.on("2026-03-20"));

        assertThat(status(id)).isEqualTo("PAID");
        assertThat(story.rejection(new OrderPayment(id), OMAR.on("2026-03-05"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void an_interface_brings_invoices_to_it_and_says_where_they_go() {
        CommitmentNumber number = story.aServedCommitment("100");
        ReceiveInvoice command = invoicing(number, "SF-2", "100");

        var events = story.accepted(command, CHORUS_PRO.on("2026-03-03"));

        assertThat(only(events, InvoiceReceived.class).invoicingPost()).isEqualTo(P1);
        assertThat(story.rejection(new MatchInvoice(command.paymentRequestId(), null), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.SERVICE_FACTURIER);
        story.accepted(new MatchInvoice(command.paymentRequestId(), null), KATIA.on("2026-03-04"));
    }

    @Test
    void names_who_receives_instead() {
        CommitmentNumber number = story.aServedCommitment("100");
        ReceiveInvoice command = invoicing(number, "SF-3", "100");

        var refusal = story.refused(command, GINA.on("2026-03-03"));
        assertThat(refusal.code()).isEqualTo(Rejection.SERVICE_FACTURIER);
        assertThat(refusal.facts()).containsEntry("post", P1.text());
        assertThat(story.rejection(command, KARL.on("2026-03-03"))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        command, OMAR.as(Role.PUBLIC_ACCOUNTANT, keeping(P1)).on("2026-03-03")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(command, KATIA.on("2026-01-31"))).isEqualTo(Rejection.SERVICE_FACTURIER);
        PaymentRequestId id = received(number, "100");
        assertThat(story.rejection(new MatchInvoice(id, null), KARL.on("2026-03-04")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
    }

    @Test
    void elsewhere_a_comptable_neither_receives_nor_liquidates() {
        Story other = Story.g0();
        CommitmentNumber number = other.aServedCommitment("100");

        assertThat(other.rejection(invoicing(number, "SF-4", "100"), KATIA.on("2026-03-03")))
                .isEqualTo(Rejection.SERVICE_FACTURIER);
        PaymentRequestId id = other.aReceivedInvoice(number, "100");
        assertThat(other.rejection(new MatchInvoice(id, null), KATIA.on("2026-03-04")))
                .isEqualTo(Rejection.SERVICE_FACTURIER);
    }

    @Test
    void what_an_order_lacks_refuses_the_liquidation() {
        CommitmentNumber number = story.aServedCommitment("90000");
        PaymentRequestId id = received(number, "90000");
        assertThat(story.rejection(new MatchInvoice(id, null), KATIA.on("2026-03-04")))
                .isEqualTo(Rejection.CP_INSUFFISANTS);
        story.accepted(
                new InterruptPaymentDeadline(id, date("2026-03-04"), List.of("RIB illisible"), List.of("RIB")),
                OMAR.on("2026-03-04"));

        assertThat(story.rejection(new MatchInvoice(id, null), KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.DELAI_INTERROMPU);
        assertThat(status(id)).isEqualTo("RECEIVED");
    }

    @Test
    void an_advance_stands_on_no_service_and_is_ordered_by_the_ordonnateur() {
        CommitmentNumber number = story.aValidatedCommitment("60000");
        ReceiveInvoice plain = invoicing(number, "SF-5", "12000");
        var advance = new ReceiveInvoice(
                plain.supplier(),
                plain.invoiceNumber(),
                plain.invoiceDate(),
                null,
                plain.amountExclTax(),
                null,
                plain.amountInclTax(),
                plain.payeeIban(),
                number,
                PaymentKind.ADVANCE,
                null);
        story.accepted(advance, KATIA.on("2026-03-03"));

        story.accepted(new MatchInvoice(advance.paymentRequestId(), null), KATIA.on("2026-03-04"));

        assertThat(status(advance.paymentRequestId())).isEqualTo("MATCHED");
        story.accepted(new OrderPayment(advance.paymentRequestId()), OMAR.on("2026-03-05"));
    }

    @Test
    void an_invoice_ends_the_way_it_began() {
        CommitmentNumber number = story.aServedCommitment("100");
        PaymentRequestId id = received(number, "100");
        story.accepted(setting(false, "2026-03-04"), DIRECTORATE.on("2026-03-04"));

        story.accepted(new MatchInvoice(id, null), KATIA.on("2026-03-05"));

        assertThat(status(id)).isEqualTo("ORDERED");
        assertThat(story.rejection(invoicing(number, "SF-6", "100"), KATIA.on("2026-03-05")))
                .isEqualTo(Rejection.SERVICE_FACTURIER);
    }

    @Test
    void names_the_first_rule_a_setting_breaks() {
        assertThat(story.rejection(setting(false, "2026-02-01"), DIRECTORATE.on("2026-02-02")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(setting(true, "2026-06-01"), DIRECTORATE.on("2026-02-02")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        var nowhere = new SetInvoicingService(FundsCentre.of("0156-DR35-U009"), true, date("2026-06-01"), "Convention");
        assertThat(story.rejection(nowhere, DIRECTORATE.on("2026-02-02"))).isEqualTo(Rejection.COMPTABLE_NON_DESIGNE);
        var ended = story.accepted(setting(false, "2026-06-01"), DIRECTORATE.on("2026-02-02"));
        assertThat(only(ended, InvoicingServiceChanged.class).active()).isFalse();
        assertThat(setting(true, "2026-07-01").allowedRoles()).containsExactly(G0.DIRECTORATE.role());
    }
}
