package fr.quitus.api.ledger;

import static fr.quitus.api.json.EventSamples.BOP;
import static fr.quitus.api.json.EventSamples.DAY;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.EJ;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.GINA;
import static fr.quitus.api.json.EventSamples.IBAN;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.OMAR;
import static fr.quitus.api.json.EventSamples.PROGRAMME;
import static fr.quitus.api.json.EventSamples.RUN;
import static fr.quitus.api.json.EventSamples.SUPPLIER;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.TITLE;
import static fr.quitus.api.json.EventSamples.TWELVE;
import static fr.quitus.api.json.EventSamples.UNIT;
import static fr.quitus.api.json.EventSamples.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventSamples;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryAllocated;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryReceived;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetCommand.WithdrawAllotment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.budget.MovementCommand.CarryOverCredits;
import fr.quitus.domain.budget.MovementCommand.TransferCredits;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedForward;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedOver;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsMoved;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.budget.TransferKind;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentEvent;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.InvoiceAttached;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.revenue.ReceiptEvent.BudgetRevenueRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.OverpaymentRecorded;
import fr.quitus.domain.revenue.ReceiptEvent.ReceiptAllocated;
import fr.quitus.domain.revenue.RevenueCommand.IssueRevenueOrder;
import fr.quitus.domain.revenue.RevenueOrderEvent.ClaimEstablished;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderIssued;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands that touch several streams: what each appends to which, and one refusal of each, which appends nothing. */
class SeveralStreamsHandlersTest {
    private static final Amount MILLION = Amount.euros(1_000_000);
    private static final Amount NINE = Amount.euros(900_000);
    private static final Amount CENT = Amount.ofCents(1);
    private static final LocalDate ORDERED = LocalDate.of(2025, 3, 10);
    private static final LocalDate PAID = LocalDate.of(2025, 3, 20);
    private static final Map<String, Call> BY_RACHEL = Acts.call(ActorId.of("rachel"), Role.PROGRAMME_MANAGER, DAY);
    private static final Map<String, Call> BY_BORIS = Acts.call(ActorId.of("boris"), Role.BOP_MANAGER, DAY);
    private static final Map<String, Call> BY_OMAR = Acts.call(OMAR, Acts.OFFICER, ORDERED);
    private static final Map<String, Call> BY_GINA = Acts.call(GINA, Role.MANAGER, LocalDate.of(2025, 3, 3));
    private static final Map<String, Call> BY_KATIA = Acts.call(KATIA, Role.PUBLIC_ACCOUNTANT, PAID);
    private static final Map<String, Call> BY_BANK =
            Acts.call(ActorId.of("banque"), Role.SYSTEM_INTERFACE, LocalDate.of(2025, 4, 1));

    private final LedgerBus bus = new LedgerBus(new CountingNumbers());

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void allots_to_an_operating_budget_what_the_programme_has() {
        given(CreditsOpened.class);

        written(
                new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, MILLION, NINE),
                BY_RACHEL,
                ProgrammeBudgetEvent.CreditsAllotted.class,
                OperatingBudgetEvent.AllotmentReceived.class);
        refused(
                new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, CENT, null),
                BY_RACHEL,
                Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void allots_to_a_unit_what_the_operating_budget_has() {
        given(OperatingBudgetEvent.AllotmentReceived.class);

        written(
                new AllotToUnit(YEAR, UNIT, TitleGroup.HT2, MILLION, NINE),
                BY_BORIS,
                OperatingBudgetEvent.CreditsAllotted.class,
                BudgetEnvelopeEvent.AllotmentReceived.class);
        refused(new AllotToUnit(YEAR, UNIT, TitleGroup.HT2, CENT, null), BY_BORIS, Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void takes_back_from_a_unit_what_it_has_available() {
        given(
                OperatingBudgetEvent.AllotmentReceived.class,
                OperatingBudgetEvent.CreditsAllotted.class,
                BudgetEnvelopeEvent.AllotmentReceived.class);
        var all = new WithdrawAllotment(YEAR, BOP, UNIT, TitleGroup.HT2, MILLION, NINE);

        Outcome outcome = written(
                all,
                BY_BORIS,
                BudgetEnvelopeEvent.AllotmentWithdrawn.class,
                OperatingBudgetEvent.CreditsTakenBack.class);
        refused(all, BY_BORIS, Rejection.DISPONIBLE_INSUFFISANT);

        assertThat(outcome.aggregateId()).isEqualTo("envelope:" + ENVELOPE);
    }

    @Test
    void takes_back_from_an_operating_budget_what_it_has_left() {
        given(CreditsOpened.class, ProgrammeBudgetEvent.CreditsAllotted.class);
        given(OperatingBudgetEvent.AllotmentReceived.class);
        var all = new WithdrawAllotment(YEAR, BOP, null, TitleGroup.HT2, MILLION, NINE);

        Outcome outcome = written(
                all,
                BY_RACHEL,
                OperatingBudgetEvent.AllotmentWithdrawn.class,
                ProgrammeBudgetEvent.CreditsTakenBack.class);
        refused(all, BY_RACHEL, Rejection.DISPONIBLE_INSUFFISANT);

        assertThat(outcome.aggregateId()).isEqualTo("operating-budget:2025:" + BOP);
    }

    @Test
    void moves_credits_between_two_programmes_and_from_one_year_to_the_next() {
        given(CreditsOpened.class);
        Map<String, Call> byDenis = Acts.call(ActorId.of("denis"), Role.BUDGET_DIRECTORATE, DAY);
        ProgrammeCode other = ProgrammeCode.of("0107");
        written(new OpenCredits(YEAR, other, Title.T3, MILLION, NINE, "LFI"), byDenis, CreditsOpened.class);

        Outcome outcome = written(
                new TransferCredits(
                        YEAR, TransferKind.VIREMENT, PROGRAMME, other, TitleGroup.HT2, null, TWELVE, null, "Décret"),
                byDenis,
                CreditsMoved.class,
                CreditsMoved.class);
        refused(
                new TransferCredits(
                        YEAR, TransferKind.ANNULATION, other, null, TitleGroup.HT2, null, MILLION, null, "Décret"),
                byDenis,
                Rejection.PLAFOND_MOUVEMENT);
        written(
                new CarryOverCredits(FiscalYear.of(2026), PROGRAMME, null, TitleGroup.HT2, TEN, null, null, "Arrêté"),
                byDenis,
                CreditsCarriedForward.class,
                CreditsCarriedOver.class);
        refused(
                new CarryOverCredits(
                        FiscalYear.of(FiscalYear.YEAR_MIN), other, null, TitleGroup.HT2, TEN, null, null, "Arrêté"),
                byDenis,
                Rejection.DISPONIBLE_INSUFFISANT);

        assertThat(outcome.aggregateId()).isEqualTo("programme-budget:2025:0156");
        assertThat(bus.stream("programme-budget:2025:0107")).last().isInstanceOf(CreditsMoved.class);
        assertThat(bus.stream("programme-budget:2026:0156")).hasSize(1);
    }

    @Test
    void drafts_a_commitment_and_refuses_another_programme_s_imputation() {
        Outcome outcome = bus.when(draft(UNIT), BY_GINA);
        refused(draft(FundsCentre.of("0157-DR35-U001")), BY_GINA, Rejection.IMPUTATION_INVALIDE);

        assertThat(outcome.events()).containsExactly(sample(CommitmentDrafted.class));
    }

    private static DraftCommitment draft(FundsCentre unit) {
        CommitmentDrafted drafted = sample(CommitmentDrafted.class);
        return new DraftCommitment(
                YEAR,
                unit,
                drafted.type(),
                drafted.supplier(),
                drafted.subject(),
                drafted.lines().stream()
                        .map(line -> new DraftLine(line.imputation(), line.amount()))
                        .toList());
    }

    @Test
    void validates_a_commitment_on_the_ae_of_its_envelope() {
        given(CommitmentDrafted.class);
        Map<String, Call> byOmar = Acts.call(OMAR, Acts.OFFICER, DAY);

        refused(new ValidateCommitment(EJ), byOmar, Rejection.AE_INSUFFISANTES);
        given(BudgetEnvelopeEvent.AllotmentReceived.class);
        Outcome outcome = bus.when(new ValidateCommitment(EJ), byOmar);

        assertThat(outcome.aggregateId()).isEqualTo("commitment:" + EJ);
        assertThat(outcome.version()).isEqualTo(1);
        assertThat(outcome.events()).hasExactlyElementsOfTypes(CommitmentValidated.class, AeCommitted.class);
        assertThat(bus.stream("envelope:" + ENVELOPE)).last().isEqualTo(sample(AeCommitted.class));
    }

    @Test
    void receives_the_invoice_of_a_validated_commitment_once() {
        given(CommitmentDrafted.class, CommitmentValidated.class);

        refused(invoice(Siret.of("00000000000000")), BY_GINA, Rejection.FOURNISSEUR_DIFFERENT);
        Outcome outcome = written(invoice(SUPPLIER), BY_GINA, InvoiceReceived.class, InvoiceAttached.class);
        refused(invoice(SUPPLIER), BY_GINA, Rejection.FACTURE_DEJA_RECUE);

        assertThat(outcome.ids()).containsEntry("paymentRequestId", DP.text()).containsKey("paymentRequestNumber");
    }

    private static ReceiveInvoice invoice(Siret supplier) {
        return new ReceiveInvoice(
                supplier, "F-2025-001", LocalDate.of(2025, 3, 1), null, TWELVE, null, TWELVE, IBAN, EJ);
    }

    @Test
    void matches_an_invoice_with_certified_service_only() {
        given(CommitmentDrafted.class, CommitmentValidated.class, ServiceRecorded.class, InvoiceReceived.class);

        refused(new MatchInvoice(DP, null), BY_GINA, Rejection.FACTURE_SUPERIEURE_SERVICE_FAIT);
        given(ServiceCertified.class);
        written(new MatchInvoice(DP, null), BY_GINA, InvoiceMatched.class, ServiceInvoiced.class);
    }

    @Test
    void orders_a_payment_on_the_cp_of_its_envelope_once_a_comptable_is_assigned() {
        given(
                CommitmentDrafted.class,
                CommitmentValidated.class,
                ServiceRecorded.class,
                ServiceCertified.class,
                InvoiceReceived.class,
                InvoiceMatched.class);

        refused(new OrderPayment(DP), BY_OMAR, Rejection.COMPTABLE_NON_DESIGNE);
        given(AssignmentChanged.class);
        refused(new OrderPayment(DP), BY_OMAR, Rejection.CP_INSUFFISANTS);
        given(BudgetEnvelopeEvent.AllotmentReceived.class);
        written(new OrderPayment(DP), BY_OMAR, PaymentOrdered.class, CpReserved.class);
    }

    @Test
    void executes_a_scheduled_payment_on_three_streams() {
        givenAccepted();

        refused(new ExecuteRun(RUN, DP, PAID), BY_KATIA, Rejection.ETAT_INCOMPATIBLE);
        given(PaymentScheduled.class);
        Outcome outcome = written(
                new ExecuteRun(RUN, DP, PAID),
                BY_KATIA,
                PaymentExecuted.class,
                CommitmentLinePaid.class,
                CpConsumed.class);

        assertThat(outcome.ids()).containsEntry("endToEndId", "DP100000001-1");
    }

    private void givenAccepted() {
        given(
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
                CpReserved.class,
                PaymentAccepted.class);
    }

    @Test
    void settles_the_transfer_that_was_expected_and_ignores_the_same_entry_again() {
        givenAccepted();
        given(PaymentScheduled.class, PaymentExecuted.class, CommitmentLinePaid.class, CpConsumed.class);

        refused(settlement("DP100000001-2"), BY_BANK, Rejection.REGLEMENT_DIFFERENT);
        written(
                settlement("DP100000001-1"),
                BY_BANK,
                PaymentSettled.class,
                BankEntryReceived.class,
                BankEntryAllocated.class);
        Outcome again = written(settlement("DP100000001-1"), BY_BANK);

        assertThat(again.version()).isEqualTo(6);
    }

    private static ConfirmSettlement settlement(String endToEndId) {
        return new ConfirmSettlement(DP, endToEndId, TWELVE, LocalDate.of(2025, 3, 23), IBAN, "BDF-1");
    }

    @Test
    void issues_a_title_for_the_assigned_post() {
        given(ClaimEstablished.class);
        IssueRevenueOrder issue = new IssueRevenueOrder(TITLE, LocalDate.of(2025, 4, 15));

        refused(issue, BY_OMAR, Rejection.COMPTABLE_NON_DESIGNE);
        given(AssignmentChanged.class);
        written(issue, BY_OMAR, RevenueOrderIssued.class);
    }

    @Test
    void allocates_a_receipt_with_its_excess_and_refuses_another_amount_of_the_same_entry() {
        given(ClaimEstablished.class, RevenueOrderIssued.class, RevenueOrderTakenInCharge.class);

        refused(receipt(TEN, CENT), BY_BANK, Rejection.ECRITURE_BANCAIRE_EPUISEE);
        Outcome outcome = written(
                receipt(Amount.euros(10_250), null),
                BY_BANK,
                ReceiptAllocated.class,
                BudgetRevenueRecorded.class,
                OverpaymentRecorded.class,
                BankEntryReceived.class,
                BankEntryAllocated.class);
        Outcome again = written(receipt(Amount.euros(10_250), null), BY_BANK);

        assertThat(again.version()).isEqualTo(outcome.version());
    }

    private static AllocateReceipt receipt(Amount amount, @Nullable Amount statement) {
        return new AllocateReceipt(TITLE, amount, statement, LocalDate.of(2025, 4, 1), IBAN, "BDF-2");
    }

    private Outcome written(LedgerCommand command, Map<String, Call> call, Class<?>... expected) {
        return bus.written(command, call, expected);
    }

    private void refused(LedgerCommand command, Map<String, Call> call, Rejection code) {
        bus.refused(command, call, code, this::everything);
    }

    /** Every stream of the samples. */
    private List<Object> everything() {
        List<Object> events = new ArrayList<>();
        EventSamples.all().stream()
                .map(LedgerEvent::aggregateId)
                .distinct()
                .forEach(id -> events.addAll(bus.stream(id)));
        return events;
    }

    private void given(Class<?>... history) {
        bus.given(Arrays.stream(history)
                .map(type -> sample(type.asSubclass(LedgerEvent.class)))
                .toList());
    }

    private static <E extends LedgerEvent> E sample(Class<E> type) {
        return EventSamples.all().stream()
                .filter(type::isInstance)
                .map(SeveralStreamsHandlersTest::ordinary)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The samples fill every field; here no line is of an operation, and no service facturier stands between. */
    private static LedgerEvent ordinary(LedgerEvent event) {
        return switch (event) {
            case CommitmentDrafted e ->
                new CommitmentDrafted(
                        e.commitmentNumber(),
                        e.year(),
                        e.fundsCentre(),
                        e.type(),
                        e.supplier(),
                        e.subject(),
                        e.lines().stream()
                                .map(line -> new CommitmentEvent.Line(
                                        line.no(), line.envelope(), line.imputation(), line.kind(), line.amount()))
                                .toList(),
                        e.draftedBy());
            case InvoiceReceived e ->
                new InvoiceReceived(
                        e.paymentRequestId(),
                        e.paymentRequestNumber(),
                        e.kind(),
                        e.supplier(),
                        e.invoiceNumber(),
                        e.invoiceDate(),
                        e.receivedOn(),
                        e.amountExclTax(),
                        e.vat(),
                        e.amountInclTax(),
                        e.payeeIban(),
                        e.commitmentNumber(),
                        e.correctedRequestId(),
                        null,
                        e.receivedBy());
            default -> event;
        };
    }
}
