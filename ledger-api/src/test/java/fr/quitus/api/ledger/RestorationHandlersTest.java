package fr.quitus.api.ledger;

import static fr.quitus.api.json.EventSamples.ALL_CHECKS;
import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.EJ;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.IBAN;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.RUN;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventSamples;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryAllocated;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpRestored;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentLowered;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.RestorationEvent.CreditsRestoredByTitle;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimLowered;
import fr.quitus.domain.payment.RestorationEvent.RestorationClaimed;
import fr.quitus.domain.payment.SettlementCommand.ClaimRestoration;
import fr.quitus.domain.revenue.AdjustmentCommand.CancelRevenueOrder;
import fr.quitus.domain.revenue.AdjustmentCommand.TakeReductionInCharge;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderCancelled;
import fr.quitus.domain.revenue.AdjustmentEvent.RevenueOrderRejected;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.RestorationCause;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.RejectRevenueOrder;
import fr.quitus.domain.revenue.RevenueCommand.TakeInCharge;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RestorationOrderLinked;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Titles that give credits back: what each act appends to which stream. */
class RestorationHandlersTest {
    private static final LocalDate LATER = LocalDate.of(2025, 3, 12);
    private static final Amount THOUSAND = Amount.euros(1_000);

    private final LedgerBus bus = new LedgerBus(new CountingNumbers());

    @BeforeEach
    void pay() {
        bus.given(List.of(
                sample(AssignmentChanged.class),
                sample(BudgetEnvelopeEvent.AllotmentReceived.class),
                sample(CommitmentDrafted.class),
                sample(CommitmentValidated.class),
                sample(AeCommitted.class),
                sample(ServiceRecorded.class),
                sample(ServiceCertified.class)));
        bus.when(new ReceiveInvoice(SUPPLIER, "F-2025-001", DAY, DAY, TWELVE, null, TWELVE, IBAN, EJ), gilles());
        bus.when(new MatchInvoice(DP, null), gilles());
        bus.when(new OrderPayment(DP), omar());
        bus.when(new AcceptPaymentRequest(DP, ALL_CHECKS), katia());
        bus.when(new ScheduleInRun(DP, RUN, LATER), katia());
        Outcome executed = bus.when(new ExecuteRun(RUN, DP, LATER), katia());
        String transfer = Objects.requireNonNull(executed.ids().get("endToEndId"));
        bus.when(new ConfirmSettlement(DP, transfer, TWELVE, LATER, IBAN, "BDF-1"), katia());
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void a_receipt_on_the_title_appends_to_five_streams() {
        RevenueOrderNumber title = taken();

        Outcome outcome = bus.written(
                new AllocateReceipt(title, THOUSAND, null, LATER, IBAN, "BDF-2"),
                katia(),
                ReceiptAllocated.class,
                BankEntryReceived.class,
                BankEntryAllocated.class,
                CreditsRestoredByTitle.class,
                CpRestored.class,
                ServiceCredited.class,
                CommitmentLowered.class,
                AeReleased.class,
                AffectationRestored.class);

        assertThat(outcome.aggregateId()).isEqualTo("revenue-order:" + title);
        assertThat(bus.stream("payment-request:" + DP).getLast()).isInstanceOf(CreditsRestoredByTitle.class);
        assertThat(bus.stream("commitment:" + EJ).getLast()).isInstanceOf(CommitmentLowered.class);
        assertThat(bus.stream("envelope:" + ENVELOPE).getLast()).isInstanceOf(AffectationRestored.class);
        refused(claiming(Amount.euros(11_001)), gilles(), Rejection.RETABLISSEMENT_EXCESSIF);
    }

    @Test
    void the_end_of_a_title_is_told_to_the_request() {
        RevenueOrderNumber cancelled = taken();
        bus.when(new CancelRevenueOrder(cancelled, "Erreur"), omar());
        bus.written(
                new TakeReductionInCharge(cancelled),
                katia(),
                RevenueOrderCancelled.class,
                RestorationClaimLowered.class);
        RevenueOrderNumber rejected = claimed(TWELVE);
        bus.when(new IssueRevenueOrder(rejected, LATER), omar());
        bus.written(
                new RejectRevenueOrder(rejected, "Non justifiée"),
                katia(),
                RevenueOrderRejected.class,
                RestorationClaimLowered.class);

        claimed(TWELVE);
    }

    private static ClaimRestoration claiming(Amount amount) {
        return new ClaimRestoration(
                DP, amount, RestorationCause.UNDUE_PAYMENT, null, RevenueLine.of("2697"), "Indu sur la facture");
    }

    private RevenueOrderNumber claimed(Amount amount) {
        Outcome outcome = bus.written(
                claiming(amount),
                gilles(),
                RestorationClaimed.class,
                ClaimEstablished.class,
                RestorationOrderLinked.class);
        return RevenueOrderNumber.of(Objects.requireNonNull(outcome.ids().get("revenueOrderNumber")));
    }

    private RevenueOrderNumber taken() {
        RevenueOrderNumber title = claimed(THOUSAND);
        bus.when(new IssueRevenueOrder(title, LATER), omar());
        bus.when(new TakeInCharge(title), katia());
        return title;
    }

    private void refused(LedgerCommand command, Map<String, Call> call, Rejection code) {
        bus.refused(command, call, code, () -> bus.stream("payment-request:" + DP));
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
