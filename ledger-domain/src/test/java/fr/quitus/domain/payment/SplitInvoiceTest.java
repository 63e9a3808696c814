package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.CHORUS_PRO;
import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.F2;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.acceptAndPay;
import static fr.quitus.domain.payment.PaymentStory.asking;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.interrupting;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceAttached;
import fr.quitus.domain.payment.DeadlineCommand.ResumePaymentDeadline;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.SplitCommand.SplitInvoice;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.domain.payment.SplitEvent.InvoiceSplit;
import fr.quitus.domain.payment.WithdrawalCommand.RefuseInvoice;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One invoice, two requests: what is certified is paid, and the rest waits under the same number and dates. */
class SplitInvoiceTest {
    private static final PaymentRequestId UNKNOWN = PaymentRequestId.ofInvoice(F2, "X", 2026);
    private final Story story = Story.g0();

    @Test
    void each_part_is_paid_when_its_service_is_certified_and_the_invoice_is_known_once() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        story.aCertifiedService(number, "5000");
        ReceiveInvoice invoice = invoice(number, "12000", "2000");
        story.accepted(invoice, CHORUS_PRO.on("2026-03-03"));
        PaymentRequestId id = invoice.paymentRequestId();

        var events = story.accepted(keeping(id, "5000", null), GINA.on("2026-03-04"));

        PaymentRequestId rest = PaymentRequestId.ofRemainder(id);
        var split = only(events, InvoiceSplit.class);
        var remainder = only(events, InvoiceRemainderReceived.class);
        assertThat(split.vat()).isEqualTo(Balance.parse("833.33"));
        assertThat(remainder.paymentRequestId()).isEqualTo(rest).isEqualTo(split.remainderRequestId());
        assertThat(remainder.amount()).isEqualTo(euros("7000"));
        assertThat(remainder.vat()).isEqualTo(Balance.parse("1166.67"));
        assertThat(remainder.invoiceNumber()).isEqualTo("F-7");
        assertThat(remainder.invoiceDate()).isEqualTo(date("2026-03-02"));
        assertThat(remainder.receivedOn()).isEqualTo(date("2026-03-03"));
        assertThat(only(events, InvoiceAttached.class).paymentRequestId()).isEqualTo(rest);

        pay(id, "2026-03-05");
        assertThat(story.rejection(new MatchInvoice(rest, null), GINA.on("2026-03-20")))
                .isEqualTo(Rejection.FACTURE_SUPERIEURE_SERVICE_FAIT);
        assertThat(story.rejection(new CloseCommitment(number), GINA.on("2026-03-20")))
                .isEqualTo(Rejection.ENGAGEMENT_EN_COURS);
        assertThat(story.rejection(invoice, CHORUS_PRO.on("2026-03-20"))).isEqualTo(Rejection.FACTURE_DEJA_RECUE);

        story.aCertifiedService(number, "7000");
        pay(rest, "2026-03-30");
        assertThat(debitOf(story, Accounts.SUPPLIERS).isZero()).isTrue();
        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("68000"));
        LedgerInvariants.check(story.ledger());
        assertThat(InMemoryLedger.replay(story.ledger().log()).states())
                .isEqualTo(story.ledger().states());
    }

    @Test
    void a_part_paid_late_owes_interest_on_itself_from_the_due_date_of_the_invoice() {
        CommitmentNumber number = story.aServedCommitment("12000");
        PaymentRequestId id = received(number, "12000");
        story.accepted(keeping(id, "5000", null), GINA.on("2026-03-04"));

        pay(id, "2026-03-05");
        var late = only(pay(PaymentRequestId.ofRemainder(id), "2026-04-03"), LateInterestAccrued.class);

        assertThat(late.dueDate()).as("30 days after the invoice").isEqualTo(date("2026-04-02"));
        assertThat(late.daysLate()).isEqualTo(1);
        assertThat(late.base()).isEqualTo(euros("7000"));
        assertThat(late.interest()).as("7 000 x 10.15 % / 365").isEqualTo(Balance.parse("1.95"));
    }

    @Test
    void the_rest_keeps_the_interruption_of_the_invoice_and_is_split_in_turn() {
        CommitmentNumber number = story.aServedCommitment("12000");
        PaymentRequestId id = received(number, "12000");
        story.accepted(interrupting(id, "2026-03-05"), OMAR.on("2026-03-05"));
        story.accepted(keeping(id, "5000", null), GINA.on("2026-03-06"));
        PaymentRequestId rest = PaymentRequestId.ofRemainder(id);
        story.accepted(new ResumePaymentDeadline(id, date("2026-03-10")), GINA.on("2026-03-10"));

        assertThat(file(rest).deadline().isInterrupted()).isTrue();
        assertThat(story.rejection(interrupting(rest, "2026-03-11"), OMAR.on("2026-03-11")))
                .isEqualTo(Rejection.INTERRUPTION_UNIQUE);
        Refusal again = story.refused(keeping(id, "1000", null), GINA.on("2026-03-11"));
        assertThat(again.code()).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(again.detail()).contains(file(rest).number().text());
        story.accepted(keeping(rest, "3000", null), GINA.on("2026-03-11"));
        PaymentRequestId last = PaymentRequestId.ofRemainder(rest);
        assertThat(file(last).amount()).isEqualTo(euros("4000"));
        assertThat(file(last).deadline().interruptedOn()).isEqualTo(date("2026-03-05"));
        assertThat(file(last).ordonnateurSide()).containsAll(file(id).ordonnateurSide());
    }

    @Test
    void a_part_that_was_refused_comes_again_for_its_amount_and_no_other() {
        CommitmentNumber number = story.aServedCommitment("12000");
        PaymentRequestId id = received(number, "12000");
        story.accepted(keeping(id, "5000", null), GINA.on("2026-03-04"));
        PaymentRequestId rest = PaymentRequestId.ofRemainder(id);
        story.accepted(new RefuseInvoice(rest, "Prix"), OMAR.on("2026-03-05"));

        assertThat(story.rejection(invoice(number, "5000", null), CHORUS_PRO.on("2026-03-06")))
                .as("that part is still there")
                .isEqualTo(Rejection.FACTURE_DEJA_RECUE);
        assertThat(story.rejection(invoice(number, "12000", null), CHORUS_PRO.on("2026-03-06")))
                .isEqualTo(Rejection.FACTURE_DEJA_RECUE);
        var again =
                only(story.accepted(invoice(number, "7000", null), CHORUS_PRO.on("2026-03-06")), InvoiceReceived.class);
        assertThat(again.paymentRequestId()).isEqualTo(rest);

        story.accepted(new RefuseInvoice(id, "Prix"), OMAR.on("2026-03-07"));
        assertThat(story.rejection(invoice(number, "12000", null), CHORUS_PRO.on("2026-03-08")))
                .as("the rest is asked for already")
                .isEqualTo(Rejection.MONTANTS_INCOHERENTS);
        story.accepted(invoice(number, "5000", null), CHORUS_PRO.on("2026-03-08"));
    }

    @Test
    void refuses_in_the_written_order() {
        CommitmentNumber number = story.aServedCommitment("12000");
        PaymentRequestId id = received(number, "12000");

        assertThat(story.rejection(keeping(UNKNOWN, "1", null), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(keeping(id, "13000", null), STRANGER.on("2026-03-04")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(keeping(id, "5000", null), KATIA.on("2026-03-04")))
                .isEqualTo(Rejection.SERVICE_FACTURIER);
        assertThat(story.rejection(keeping(id, "12000", null), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.MONTANTS_INCOHERENTS);
        assertThat(story.rejection(keeping(id, "5000", "0.01"), GINA.on("2026-03-04")))
                .as("there is no VAT in it")
                .isEqualTo(Rejection.MONTANTS_INCOHERENTS);
        story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-04"));
        assertThat(story.rejection(keeping(id, "5000", null), GINA.on("2026-03-05")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        ReceiveInvoice balance = asking(story.aServedCommitment("900"), "S-1", "900", PaymentKind.BALANCE);
        story.accepted(balance, GINA.on("2026-03-05"));
        assertThat(story.rejection(keeping(balance.paymentRequestId(), "100", null), GINA.on("2026-03-05")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
    }

    @Property(tries = 200)
    void the_parts_and_their_vat_add_up_to_the_invoice(
            @ForAll @LongRange(min = 2, max = 1_000_000) long cents,
            @ForAll @LongRange(min = 0, max = 999_999) long vat,
            @ForAll @LongRange(min = 1, max = 999_999) long kept) {
        Story one = Story.g0();
        CommitmentNumber number = one.aValidatedCommitment("12000");
        long vatCents = vat % cents;
        ReceiveInvoice invoice = new ReceiveInvoice(
                F1_SIRET,
                "F-7",
                date("2026-03-02"),
                null,
                Amount.ofCents(cents - vatCents),
                vatCents == 0 ? null : Amount.ofCents(vatCents),
                Amount.ofCents(cents),
                F1_IBAN,
                number);
        one.accepted(invoice, GINA.on("2026-03-03"));
        Amount part = Amount.ofCents(1 + kept % (cents - 1));

        var events = one.accepted(new SplitInvoice(invoice.paymentRequestId(), part, null), GINA.on("2026-03-04"));

        var split = only(events, InvoiceSplit.class);
        var rest = only(events, InvoiceRemainderReceived.class);
        assertThat(split.amount().cents() + rest.amount().cents()).isEqualTo(cents);
        assertThat(split.vat().cents() + rest.vat().cents()).isEqualTo(vatCents);
        assertThat(split.vat().cents()).isBetween(0L, split.amount().cents());
        assertThat(rest.vat().cents()).isBetween(0L, rest.amount().cents());
    }

    private List<LedgerEvent> pay(PaymentRequestId id, String on) {
        story.accepted(new MatchInvoice(id, null), GINA.on(on));
        story.accepted(new OrderPayment(id), OMAR.on(on));
        return acceptAndPay(story, id, on, on);
    }

    private PaymentFile file(PaymentRequestId id) {
        return story.ledger().payment(id).opened().orElseThrow();
    }

    private PaymentRequestId received(CommitmentNumber number, String amount) {
        ReceiveInvoice invoice = invoice(number, amount, null);
        story.accepted(invoice, CHORUS_PRO.on("2026-03-03"));
        return invoice.paymentRequestId();
    }

    private static ReceiveInvoice invoice(CommitmentNumber number, String amount, @Nullable String vat) {
        Amount total = euros(amount);
        Amount tax = vat == null ? null : euros(vat);
        Amount net = tax == null ? total : total.balance().minus(tax).amount();
        return new ReceiveInvoice(F1_SIRET, "F-7", date("2026-03-02"), null, net, tax, total, F1_IBAN, number);
    }

    private static SplitInvoice keeping(PaymentRequestId id, String amount, @Nullable String vat) {
        return new SplitInvoice(id, euros(amount), vat == null ? null : Balance.parse(vat));
    }
}
