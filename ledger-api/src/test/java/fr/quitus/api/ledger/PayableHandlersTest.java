package fr.quitus.api.ledger;

import static fr.quitus.api.json.EventSamples.ALL_CHECKS;
import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.EJ;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.IBAN;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventSamples;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceAttached;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceDetached;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentKind;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.SettlementCommand.ClaimCreditNote;
import fr.quitus.domain.payment.SettlementCommand.NetCreditNote;
import fr.quitus.domain.payment.SettlementCommand.ReleaseRetention;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteClaimed;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteNetted;
import fr.quitus.domain.payment.SettlementEvent.CreditNoteUsed;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleased;
import fr.quitus.domain.payment.SplitCommand.SplitInvoice;
import fr.quitus.domain.payment.SplitEvent.InvoiceRemainderReceived;
import fr.quitus.domain.payment.SplitEvent.InvoiceSplit;
import fr.quitus.domain.payment.WithdrawalCommand.CancelPaymentRequest;
import fr.quitus.domain.payment.WithdrawalCommand.RefuseInvoice;
import fr.quitus.domain.payment.WithdrawalEvent.InvoiceRefused;
import fr.quitus.domain.payment.WithdrawalEvent.PaymentRequestCancelled;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not paid as it was asked for: what each act appends to which stream, and one refusal of each. */
class PayableHandlersTest {
    private static final LocalDate LATER = LocalDate.of(2025, 3, 12);
    private static final Amount TWO = Amount.euros(2_000);
    private static final PaymentRequestId CREDIT = PaymentRequestId.ofInvoice(SUPPLIER, "A-2025-001", 2025);
    private static final PaymentRequestId RELEASE = PaymentRequestId.ofRetentionRelease(DP);
    private static final RevenueLine LINE = RevenueLine.of("2306");
    private static final String EJ_STREAM = "commitment:" + EJ;

    private final LedgerBus bus = new LedgerBus(new CountingNumbers());

    @BeforeEach
    void certify() {
        bus.given(List.of(
                sample(AssignmentChanged.class),
                sample(BudgetEnvelopeEvent.AllotmentReceived.class),
                sample(CommitmentDrafted.class),
                sample(CommitmentValidated.class),
                sample(AeCommitted.class),
                sample(ServiceRecorded.class),
                sample(ServiceCertified.class)));
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void refuses_an_invoice_on_two_streams_and_takes_it_again() {
        refused(new RefuseInvoice(DP, "Tarif"), omar(), Rejection.DP_INCONNUE);
        matched(null);

        Outcome outcome =
                written(new RefuseInvoice(DP, "Tarif"), omar(), InvoiceRefused.class, ServiceInvoiceWithdrawn.class);

        assertThat(outcome.aggregateId()).isEqualTo("payment-request:" + DP);
        assertThat(bus.stream(EJ_STREAM).getLast()).isInstanceOf(ServiceInvoiceWithdrawn.class);
        refused(new RefuseInvoice(DP, "Tarif"), omar(), Rejection.ETAT_INCOMPATIBLE);
        written(invoice(), gilles(), InvoiceReceived.class, InvoiceAttached.class);
    }

    @Test
    void splits_an_invoice_on_three_streams_and_receives_a_refused_part_again_on_its_own() {
        PaymentRequestId rest = PaymentRequestId.ofRemainder(DP);
        var split = new SplitInvoice(DP, TEN, null);
        refused(split, gilles(), Rejection.DP_INCONNUE);
        bus.when(invoice(), gilles());

        Outcome outcome =
                written(split, gilles(), InvoiceSplit.class, InvoiceRemainderReceived.class, InvoiceAttached.class);

        assertThat(outcome.aggregateId()).isEqualTo("payment-request:" + DP);
        assertThat(outcome.ids()).containsEntry("remainderRequestId", rest.text());
        assertThat(bus.stream("payment-request:" + rest)).hasSize(1);
        refused(split, gilles(), Rejection.ETAT_INCOMPATIBLE);
        written(new RefuseInvoice(rest, "Tarif"), omar(), InvoiceRefused.class, InvoiceDetached.class);
        Outcome again = written(partOf(TWO), gilles(), InvoiceReceived.class, InvoiceAttached.class);
        assertThat(again.ids()).containsEntry("paymentRequestId", rest.text());
        assertThat(bus.stream("payment-request:" + rest).getLast()).isInstanceOf(InvoiceReceived.class);
    }

    @Test
    void cancels_an_ordered_request_on_three_streams() {
        matched(null);
        bus.when(new OrderPayment(DP), omar());
        var cancel = new CancelPaymentRequest(DP, "Retirée par le fournisseur");

        refused(cancel, gilles(), Rejection.ETAT_INCOMPATIBLE);
        written(cancel, omar(), PaymentRequestCancelled.class, CpReleased.class, ServiceInvoiceWithdrawn.class);
        assertThat(bus.stream("envelope:" + ENVELOPE).getLast()).isInstanceOf(CpReleased.class);
        refused(cancel, omar(), Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void releases_a_retention_once_in_a_request_of_its_own() {
        matched(Amount.euros(600));
        refused(new ReleaseRetention(DP), omar(), Rejection.ETAT_INCOMPATIBLE);
        accepted(DP);

        Outcome outcome =
                written(new ReleaseRetention(DP), omar(), RetentionReleased.class, RetentionReleaseRequested.class);

        assertThat(outcome.ids()).containsEntry("releaseRequestId", RELEASE.text());
        assertThat(bus.stream("payment-request:" + RELEASE))
                .singleElement()
                .isInstanceOfSatisfying(RetentionReleaseRequested.class, requested -> assertThat(requested.amount())
                        .isEqualTo(Amount.euros(600)));
        refused(new ReleaseRetention(DP), omar(), Rejection.ACTE_SANS_OBJET);
        written(new OrderPayment(RELEASE), omar(), PaymentOrdered.class, CpReserved.class);
    }

    @Test
    void releases_no_retention_of_a_request_that_bore_none() {
        matched(null);
        accepted(DP);

        refused(new ReleaseRetention(DP), omar(), Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void nets_a_credit_note_on_four_streams_until_it_is_used_up() {
        credited();

        refused(new NetCreditNote(CREDIT, DP, TEN), katia(), Rejection.AVOIR_SUPERIEUR);
        Outcome outcome = written(
                new NetCreditNote(CREDIT, DP, null),
                katia(),
                CreditNoteUsed.class,
                CreditNoteNetted.class,
                CommitmentLinePaid.class,
                CpReleased.class);

        assertThat(outcome.aggregateId()).isEqualTo("payment-request:" + CREDIT);
        assertThat(bus.stream("payment-request:" + DP).getLast()).isInstanceOf(CreditNoteNetted.class);
        assertThat(bus.stream(EJ_STREAM).getLast()).isInstanceOf(CommitmentLinePaid.class);
        refused(new NetCreditNote(CREDIT, DP, null), katia(), Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void claims_what_is_left_of_a_credit_note_by_a_title() {
        credited();
        bus.when(new NetCreditNote(CREDIT, DP, Amount.euros(500)), katia());

        refused(new ClaimCreditNote(DP, LINE), gilles(), Rejection.NATURE_INCOMPATIBLE);
        Outcome outcome =
                written(new ClaimCreditNote(CREDIT, LINE), gilles(), CreditNoteClaimed.class, ClaimEstablished.class);

        String credit = "payment-request:" + CREDIT;
        assertThat(outcome.aggregateId()).as("whose version is told").isEqualTo(credit);
        assertThat(outcome.version()).isEqualTo(bus.stream(credit).size() - 1L);
        String number = String.valueOf(outcome.ids().get("revenueOrderNumber"));
        assertThat(bus.stream("revenue-order:" + number))
                .singleElement()
                .isInstanceOfSatisfying(
                        ClaimEstablished.class,
                        claim -> assertThat(claim.lines().getFirst().amount()).isEqualTo(Amount.euros(1_500)));
        refused(new ClaimCreditNote(CREDIT, LINE), gilles(), Rejection.ETAT_INCOMPATIBLE);
    }

    /** The invoice of all that was certified, liquidated by the manager. */
    private void matched(@Nullable Amount retention) {
        bus.when(invoice(), gilles());
        bus.when(new MatchInvoice(DP, null, retention, null, null), gilles());
    }

    private void accepted(PaymentRequestId request) {
        bus.when(new OrderPayment(request), omar());
        bus.when(new AcceptPaymentRequest(request, ALL_CHECKS), katia());
    }

    /** A credit note of 2,000 euros on the invoice, both taken in charge. */
    private void credited() {
        matched(null);
        accepted(DP);
        bus.when(
                new ReceiveInvoice(
                        SUPPLIER, "A-2025-001", LATER, null, TWO, null, TWO, IBAN, EJ, PaymentKind.CREDIT_NOTE, DP),
                gilles());
        bus.when(new MatchInvoice(CREDIT, null), gilles());
        accepted(CREDIT);
    }

    private static ReceiveInvoice invoice() {
        return partOf(TWELVE);
    }

    private static ReceiveInvoice partOf(Amount amount) {
        return new ReceiveInvoice(SUPPLIER, "F-2025-001", DAY, DAY, amount, null, amount, IBAN, EJ);
    }

    private Outcome written(LedgerCommand command, Map<String, Call> call, Class<?>... expected) {
        return bus.written(command, call, expected);
    }

    private void refused(LedgerCommand command, Map<String, Call> call, Rejection code) {
        bus.refused(command, call, code, this::everything);
    }

    /** What the streams of these acts say. */
    private List<Object> everything() {
        return List.of(
                bus.stream("payment-request:" + DP),
                bus.stream("payment-request:" + CREDIT),
                bus.stream("payment-request:" + RELEASE),
                bus.stream(EJ_STREAM),
                bus.stream("envelope:" + ENVELOPE));
    }

    private static LedgerEvent sample(Class<? extends LedgerEvent> type) {
        return EventSamples.all().stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    private static Map<String, Call> gilles() {
        return Acts.call(ActorId.of("gilles"), Role.MANAGER, LATER);
    }

    private static Map<String, Call> omar() {
        return Acts.call(OMAR, Acts.OFFICER, LATER);
    }

    private static Map<String, Call> katia() {
        return Acts.call(KATIA, Role.PUBLIC_ACCOUNTANT, LATER);
    }
}
