package fr.quitus.api.ledger;

import static fr.quitus.api.json.EventSamples.ALL_CHECKS;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.IBAN;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.POST;
import static fr.quitus.api.json.EventSamples.RUN;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventSamples;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryAllocated;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReservedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiceWithdrawn;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.payment.ControlCommand.ProvideDocuments;
import fr.quitus.domain.payment.ControlCommand.RefuseRequisition;
import fr.quitus.domain.payment.ControlCommand.RejectPaymentRequest;
import fr.quitus.domain.payment.ControlCommand.RequisitionAccountant;
import fr.quitus.domain.payment.ControlCommand.SuspendPayment;
import fr.quitus.domain.payment.ControlCommand.WaivePrescription;
import fr.quitus.domain.payment.ControlEvent.AccountantRequisitioned;
import fr.quitus.domain.payment.ControlEvent.PaymentRequestRejected;
import fr.quitus.domain.payment.ControlEvent.PaymentSuspended;
import fr.quitus.domain.payment.ControlEvent.SuspensionAnswered;
import fr.quitus.domain.payment.DeadlineCommand.InterruptPaymentDeadline;
import fr.quitus.domain.payment.DeadlineCommand.ResumePaymentDeadline;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineInterrupted;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineRestarted;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.payment.PaymentRunCommand.CloseRun;
import fr.quitus.domain.payment.PaymentRunCommand.OpenRun;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunOpened;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestScheduled;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestWithdrawn;
import fr.quitus.domain.payment.ReturnKind;
import fr.quitus.domain.payment.SuspensionMotive;
import fr.quitus.domain.payment.TransferCommand.ChangePayeeAccount;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.payment.TransferCommand.ReissuePayment;
import fr.quitus.domain.payment.TransferCommand.WithdrawFromRun;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountChanged;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.payment.TransferEvent.PaymentWithdrawnFromRun;
import fr.quitus.domain.payment.TreasuryAccount;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ReturnReasonCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may interrupt a payment on its way: what each act appends to which stream, and one refusal of each. */
class PaymentHandlersTest {
    private static final List<SuspensionMotive> MOTIVES = List.of(SuspensionMotive.LIQUIDATION_INEXACTE);
    private static final Iban OTHER = Iban.of("FR1420041010050500013M02606");
    private final LedgerBus bus = new LedgerBus(new CountingNumbers());

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void interrupts_a_deadline_once_and_resumes_it() {
        given(CommitmentDrafted.class, CommitmentValidated.class, InvoiceReceived.class);
        LocalDate notified = LocalDate.of(2025, 3, 5);
        var interrupt = new InterruptPaymentDeadline(DP, notified, List.of("Pièce absente"), List.of());

        refused(new ResumePaymentDeadline(DP, notified), gina(), Rejection.DELAI_NON_INTERROMPU);
        written(interrupt, omar(notified), DeadlineInterrupted.class);
        refused(interrupt, omar(notified), Rejection.INTERRUPTION_UNIQUE);
        written(new ResumePaymentDeadline(DP, notified), gina(), DeadlineRestarted.class);
    }

    @Test
    void suspends_a_payment_until_it_is_answered() {
        givenOrdered();
        var answer = new ProvideDocuments(DP, List.of("Bon de livraison"), null);

        refused(answer, omar(LocalDate.of(2025, 3, 12)), Rejection.ETAT_INCOMPATIBLE);
        written(new SuspendPayment(DP, MOTIVES, "Quantité"), katia(), PaymentSuspended.class);
        refused(new SuspendPayment(DP, MOTIVES, "Quantité"), katia(), Rejection.ETAT_INCOMPATIBLE);
        written(answer, omar(LocalDate.of(2025, 3, 12)), SuspensionAnswered.class);
    }

    @Test
    void requisitions_a_comptable_where_the_law_allows_it() {
        givenOrdered();
        given(PaymentSuspended.class);
        var order = new RequisitionAccountant(DP, "Ordre 2025-7");

        refused(new RefuseRequisition(DP, "Ordre 2025-7"), katia(), Rejection.REQUISITION_REGULIERE);
        written(order, omar(LocalDate.of(2025, 3, 12)), AccountantRequisitioned.class);
        refused(order, omar(LocalDate.of(2025, 3, 12)), Rejection.REQUISITION_EN_VIGUEUR);
    }

    @Test
    void rejects_a_payment_on_three_streams() {
        givenOrdered();
        var reject = new RejectPaymentRequest(DP, MOTIVES, "Quantité");

        written(reject, katia(), PaymentRequestRejected.class, CpReleased.class, ServiceInvoiceWithdrawn.class);
        refused(reject, katia(), Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void lifts_no_prescription_of_a_fresh_claim() {
        givenOrdered();

        refused(
                new WaivePrescription(DP, "Décision 12"),
                Acts.call(ActorId.of("ministre"), Role.BUDGET_MINISTER, LocalDate.of(2025, 3, 12)),
                Rejection.PRESCRIPTION_NON_ACQUISE);
    }

    @Test
    void a_late_payment_opens_the_request_for_its_interest_and_that_one_is_paid_without_a_commitment() {
        givenOrdered();
        given(PaymentAccepted.class, PaymentScheduled.class);
        LocalDate paid = LocalDate.of(2025, 4, 3);
        Outcome outcome = written(
                new ExecuteRun(RUN, DP, paid),
                katia(paid),
                PaymentExecuted.class,
                LateInterestAccrued.class,
                CommitmentLinePaid.class,
                CpConsumed.class,
                LateInterestRequested.class);
        PaymentRequestId late = PaymentRequestId.ofLateInterest(DP);

        assertThat(outcome.aggregateId()).isEqualTo("payment-request:" + DP);
        assertThat(outcome.ids()).containsEntry("lateInterestRequestId", late.text());
        written(new OrderPayment(late), omar(paid), PaymentOrdered.class, CpReservedWithoutCommitment.class);
        written(new AcceptPaymentRequest(late, ALL_CHECKS), katia(paid), PaymentAccepted.class);
        written(new ScheduleInRun(late, RUN, paid), katia(paid), PaymentScheduled.class);
        written(
                new ExecuteRun(RUN, late, paid),
                katia(paid),
                PaymentExecuted.class,
                CreditsConsumedWithoutCommitment.class);
    }

    @Test
    void schedules_an_accepted_payment_and_not_in_the_past() {
        givenOrdered();
        given(PaymentAccepted.class);

        refused(new ScheduleInRun(DP, RUN, LocalDate.of(2025, 3, 11)), katia(), Rejection.DATE_ANTERIEURE);
        written(new ScheduleInRun(DP, RUN, LocalDate.of(2025, 3, 20)), katia(), PaymentScheduled.class);
    }

    @Test
    void a_run_that_was_opened_is_told_of_what_enters_and_leaves_it() {
        givenOrdered();
        given(PaymentAccepted.class);
        LocalDate day = LocalDate.of(2025, 3, 20);
        var account = new TreasuryAccount("Trésor public", IBAN, Bic.of("BDFEFRPPCCT"));

        refused(new CloseRun(RUN), katia(), Rejection.ETAT_INCOMPATIBLE);
        written(new OpenRun(RUN, day, POST, account), katia(), PaymentRunOpened.class);
        written(new ScheduleInRun(DP, RUN, day), katia(), PaymentScheduled.class, RunRequestScheduled.class);
        refused(new CloseRun(RUN), katia(), Rejection.CAMPAGNE_INCOMPLETE);
        Outcome outcome = written(
                new WithdrawFromRun(DP, "RIB"), katia(), PaymentWithdrawnFromRun.class, RunRequestWithdrawn.class);
        assertThat(outcome.aggregateId()).isEqualTo("payment-request:" + DP);
        refused(new CloseRun(RUN), katia(), Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void sends_a_returned_payment_again_on_the_account_that_was_changed() {
        givenOrdered();
        given(
                PaymentAccepted.class,
                PaymentScheduled.class,
                PaymentExecuted.class,
                CommitmentLinePaid.class,
                CpConsumed.class,
                PaymentSettled.class,
                BankEntryReceived.class,
                BankEntryAllocated.class);
        LocalDate back = LocalDate.of(2025, 3, 27);
        var returned = new RecordReturn(
                DP,
                "DP100000001-1",
                ReturnKind.RETURNED_AFTER_SETTLEMENT,
                ReturnReasonCode.of("AC04"),
                TWELVE,
                back,
                IBAN,
                "BDF-3");
        var byBank = Acts.call(ActorId.of("banque"), Role.SYSTEM_INTERFACE, back);

        refused(new ReissuePayment(DP, back), katia(back), Rejection.ETAT_INCOMPATIBLE);
        written(returned, byBank, PaymentReturned.class, BankEntryReceived.class, BankEntryAllocated.class);
        written(returned, byBank);
        refused(new ReissuePayment(DP, back), katia(back), Rejection.RIB_INCHANGE);
        // Gina liquidated the sample's invoice for a service facturier: she is on the comptable's side of it.
        refused(new ChangePayeeAccount(DP, OTHER, "RIB"), gina(), Rejection.ACTEUR_INCOMPATIBLE);
        var byGilles = Acts.call(ActorId.of("gilles"), Role.MANAGER, back);
        written(new ChangePayeeAccount(DP, OTHER, "RIB"), byGilles, PayeeAccountChanged.class);
        Outcome outcome = written(new ReissuePayment(DP, back), katia(back), PaymentReissued.class);
        assertThat(outcome.ids()).containsEntry("endToEndId", "DP100000001-2");
    }

    @Test
    void accepts_a_payment_with_ten_checks_and_not_with_nine() {
        givenOrdered();

        refused(
                new AcceptPaymentRequest(DP, Map.of(AccountantCheck.VISA, true)),
                katia(),
                Rejection.CONTROLE_NON_SATISFAIT);
        written(new AcceptPaymentRequest(DP, ALL_CHECKS), katia(), PaymentAccepted.class);
    }

    @Test
    void lets_no_comptable_accept_what_his_spouse_ordered() {
        givenOrdered();
        Act act = Acts.by(KATIA, Role.PUBLIC_ACCOUNTANT, LocalDate.of(2025, 3, 12));
        Act married = new Act(
                act.actor(),
                act.role(),
                act.perimeter(),
                null,
                act.occurredAt(),
                act.law(),
                act.years(),
                act.chart(),
                Set.of(OMAR));

        refused(new AcceptPaymentRequest(DP, ALL_CHECKS), Acts.call(married, null), Rejection.INCOMPATIBILITE_CONJOINT);
    }

    private void givenOrdered() {
        given(
                AssignmentChanged.class,
                BudgetEnvelopeEvent.AllotmentReceived.class,
                CommitmentDrafted.class,
                CommitmentValidated.class,
                AeCommitted.class,
                ServiceRecorded.class,
                ServiceCertified.class,
                InvoiceReceived.class,
                InvoiceMatched.class,
                ServiceInvoiced.class,
                PaymentOrdered.class,
                CpReserved.class);
    }

    private Outcome written(LedgerCommand command, Map<String, Call> call, Class<?>... expected) {
        return bus.written(command, call, expected);
    }

    private void refused(LedgerCommand command, Map<String, Call> call, Rejection code) {
        bus.refused(command, call, code, () -> bus.stream("payment-request:" + DP));
    }

    private void given(Class<?>... history) {
        bus.given(Arrays.stream(history)
                .map(type -> EventSamples.all().stream()
                        .filter(type::isInstance)
                        .findFirst()
                        .orElseThrow())
                .toList());
    }

    private static Map<String, Call> omar(LocalDate day) {
        return Acts.call(OMAR, Acts.OFFICER, day);
    }

    private static Map<String, Call> gina() {
        return Acts.call(GINA, Role.MANAGER, LocalDate.of(2025, 3, 28));
    }

    private static Map<String, Call> katia() {
        return katia(LocalDate.of(2025, 3, 12));
    }

    private static Map<String, Call> katia(LocalDate day) {
        return Acts.call(KATIA, Role.PUBLIC_ACCOUNTANT, day);
    }
}
