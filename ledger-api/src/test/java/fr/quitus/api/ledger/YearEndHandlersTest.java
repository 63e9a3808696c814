package fr.quitus.api.ledger;

import static fr.quitus.api.json.EventSamples.BOP;
import static fr.quitus.api.json.EventSamples.CHARGE;
import static fr.quitus.api.json.EventSamples.CREDITS;
import static fr.quitus.api.json.EventSamples.DP;
import static fr.quitus.api.json.EventSamples.ENVELOPE;
import static fr.quitus.api.json.EventSamples.IBAN;
import static fr.quitus.api.json.EventSamples.KATIA;
import static fr.quitus.api.json.EventSamples.POST;
import static fr.quitus.api.json.EventSamples.PROGRAMME;
import static fr.quitus.api.json.EventSamples.TEN;
import static fr.quitus.api.json.EventSamples.UNIT;
import static fr.quitus.api.json.EventSamples.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.EventSamples;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryAllocated;
import fr.quitus.domain.bank.BankEntryEvent.BankEntryReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentReceived;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpConsumed;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReserved;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpRestored;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.budget.FundsCentreEvent.AssignmentChanged;
import fr.quitus.domain.budget.MovementCommand.LapseCredits;
import fr.quitus.domain.budget.MovementCommand.LapseOperatingBudgetCredits;
import fr.quitus.domain.budget.MovementCommand.LapseProgrammeCredits;
import fr.quitus.domain.budget.OperatingBudgetEvent;
import fr.quitus.domain.budget.OperatingBudgetEvent.OperatingBudgetCreditsLapsed;
import fr.quitus.domain.budget.ProgrammeBudgetEvent;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsLapsedBelow;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsOpened;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.ProgrammeCreditsLapsed;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentLowered;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentLinePaid;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentValidated;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCredited;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceInvoiced;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.directpayment.DirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentCommand.CarryForwardDirectPayment;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentCarriedForward;
import fr.quitus.domain.directpayment.DirectPaymentEvent.DirectPaymentMade;
import fr.quitus.domain.fiscalyear.FiscalYears;
import fr.quitus.domain.fiscalyear.YearPhase;
import fr.quitus.domain.law.LawParameters;
import fr.quitus.domain.ledgerentry.EntryCommand.ApproveManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.EnterManualEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseInventoryEntry;
import fr.quitus.domain.ledgerentry.EntryCommand.ReverseManualEntry;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryPosted;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryProposed;
import fr.quitus.domain.ledgerentry.EntryEvent.ManualEntryReversed;
import fr.quitus.domain.ledgerentry.EntryKind;
import fr.quitus.domain.ledgerentry.EntryLine;
import fr.quitus.domain.payment.CarryForwardCommand.CarryForwardPaymentRequest;
import fr.quitus.domain.payment.CarryForwardEvent.PaymentRequestCarriedForward;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentOrdered;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentSettled;
import fr.quitus.domain.payment.SettlementCommand.RestoreCredits;
import fr.quitus.domain.payment.SettlementEvent.CreditsRestored;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenInCharge;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.domain.yearend.YearCommand.CloseFiscalYear;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import fr.quitus.domain.yearend.YearCommand.OpenFiscalYear;
import fr.quitus.domain.yearend.YearCommand.OpenInventory;
import fr.quitus.domain.yearend.YearDecisions;
import fr.quitus.domain.yearend.YearEvent.BudgetClosed;
import fr.quitus.domain.yearend.YearEvent.ComplementaryPeriodEntered;
import fr.quitus.domain.yearend.YearEvent.FiscalYearClosed;
import fr.quitus.domain.yearend.YearEvent.FiscalYearOpened;
import fr.quitus.domain.yearend.YearEvent.InventoryOpened;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a year at the bus: what each act appends to which stream, one refusal of each, and each repeated. */
class YearEndHandlersTest {
    private static final ActorId DENIS = ActorId.of("denis");
    private static final ActorId KIM = ActorId.of("kim");
    private static final EntryReference ENTRY = EntryReference.of("INV-2025-1");
    private static final String YEARS = YearDecisions.AGGREGATE_ID;
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 21);

    private final LedgerBus bus = new LedgerBus(new CountingNumbers());

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void moves_a_year_from_its_opening_to_the_closing_of_its_books() {
        bus.given(List.of(sample(RevenueOrderTakenInCharge.class)));

        written(YEARS, new OpenFiscalYear(YEAR, "LFI 2025"), denis(YearPhase.OPEN), FiscalYearOpened.class);
        refused(YEARS, new OpenFiscalYear(YEAR, "LFI 2025"), denis(YearPhase.OPEN), Rejection.ACTE_SANS_OBJET);
        refused(YEARS, new CloseBudget(YEAR), denis(YearPhase.OPEN), Rejection.ETAT_INCOMPATIBLE);
        written(
                YEARS,
                new EnterComplementaryPeriod(YEAR, "Décret"),
                denis(YearPhase.OPEN),
                ComplementaryPeriodEntered.class);
        written(YEARS, new CloseBudget(YEAR), denis(YearPhase.COMPLEMENTARY), BudgetClosed.class);
        refused(YEARS, new CloseBudget(YEAR), denis(YearPhase.BUDGET_CLOSED), Rejection.ETAT_INCOMPATIBLE);
        refused(YEARS, new CloseFiscalYear(YEAR), katia(YearPhase.BUDGET_CLOSED), Rejection.ETAT_INCOMPATIBLE);
        written(YEARS, new OpenInventory(YEAR), katia(YearPhase.BUDGET_CLOSED), InventoryOpened.class);
        var closed = written(YEARS, new CloseFiscalYear(YEAR), katia(YearPhase.INVENTORY), FiscalYearClosed.class);
        refused(YEARS, new CloseFiscalYear(YEAR), katia(YearPhase.CLOSED), Rejection.EXERCICE_CLOS);

        assertThat(((FiscalYearClosed) closed.events().getFirst()).products())
                .as("what the log has on class 7")
                .isEqualTo(EventSamples.TEN.balance());
    }

    @Test
    void closes_no_budget_over_a_direct_payment_before_it_is_carried_to_the_next_year() {
        bus.given(List.of(
                new FiscalYearOpened(YEAR, "LFI 2025", LocalDate.of(2025, 1, 2), DENIS),
                new ComplementaryPeriodEntered(YEAR, "Décret", LocalDate.of(2026, 1, 20), JANUARY, DENIS),
                sample(DirectPaymentMade.class)));
        var carry = new CarryForwardDirectPayment(DP, "Décision");
        String payment = DirectPayment.aggregateId(DP);

        refused(YEARS, new CloseBudget(YEAR), denis(YearPhase.COMPLEMENTARY), Rejection.DEPENSES_A_REGULARISER);
        refused(payment, carry, denis(YearPhase.OPEN), Rejection.ETAT_INCOMPATIBLE);
        written(payment, carry, denis(YearPhase.COMPLEMENTARY), DirectPaymentCarriedForward.class);
        refused(payment, carry, denis(YearPhase.COMPLEMENTARY), Rejection.ETAT_INCOMPATIBLE);
        written(YEARS, new CloseBudget(YEAR), denis(YearPhase.COMPLEMENTARY), BudgetClosed.class);
    }

    @Test
    void lets_the_credits_of_each_level_lapse_once() {
        bus.given(List.of(
                sample(CreditsOpened.class),
                sample(CreditsOpened.class),
                sample(CreditsOpened.class),
                new ProgrammeBudgetEvent.CreditsAllotted(YEAR, PROGRAMME, TitleGroup.HT2, BOP, CREDITS.plus(CREDITS)),
                new OperatingBudgetEvent.AllotmentReceived(YEAR, BOP, TitleGroup.HT2, CREDITS.plus(CREDITS)),
                new OperatingBudgetEvent.CreditsAllotted(YEAR, BOP, TitleGroup.HT2, UNIT, CREDITS),
                new AllotmentReceived(ENVELOPE, CREDITS)));
        String programme = "programme-budget:" + YEAR + ":" + PROGRAMME;
        String operatingBudget = "operating-budget:" + YEAR + ":" + BOP;
        String envelope = "envelope:" + ENVELOPE;

        lapses(programme, new LapseProgrammeCredits(YEAR, PROGRAMME, TitleGroup.HT2), ProgrammeCreditsLapsed.class);
        lapses(
                operatingBudget,
                new LapseOperatingBudgetCredits(YEAR, BOP, TitleGroup.HT2),
                OperatingBudgetCreditsLapsed.class,
                CreditsLapsedBelow.class);
        lapses(envelope, new LapseCredits(YEAR, UNIT, TitleGroup.HT2), CreditsLapsed.class, CreditsLapsedBelow.class);
    }

    private void lapses(String stream, LedgerCommand command, Class<?>... events) {
        refused(stream, command, denis(YearPhase.COMPLEMENTARY), Rejection.ETAT_INCOMPATIBLE);
        written(stream, command, denis(YearPhase.BUDGET_CLOSED), events);
        written(stream, command, denis(YearPhase.BUDGET_CLOSED));
    }

    @Test
    void carries_an_ordered_request_on_and_lets_it_wait_for_credits() {
        given(CommitmentDrafted.class, CommitmentValidated.class);
        given(InvoiceReceived.class, InvoiceMatched.class, PaymentOrdered.class);
        bus.given(List.of(new AllotmentReceived(ENVELOPE, CREDITS), sample(CpReserved.class)));
        String request = "payment-request:" + DP;
        var carry = new CarryForwardPaymentRequest(DP);

        refused(request, carry, denis(YearPhase.COMPLEMENTARY), Rejection.ETAT_INCOMPATIBLE);
        var carried = written(
                request, carry, denis(YearPhase.BUDGET_CLOSED), PaymentRequestCarriedForward.class, CpReleased.class);
        assertThat(((PaymentRequestCarriedForward) carried.events().getFirst()).awaitingCredits())
                .isTrue();
        refused(request, carry, denis(YearPhase.BUDGET_CLOSED), Rejection.CP_INSUFFISANTS);
    }

    @Test
    void enters_approves_and_reverses_what_no_chain_makes() {
        EnterManualEntry command = entering(Amount.euros(20_000));
        String stream = "manual-entry:" + ENTRY;

        refused(stream, command, katia(YearPhase.BUDGET_CLOSED), Rejection.ETAT_INCOMPATIBLE);
        written(stream, command, katia(YearPhase.INVENTORY), ManualEntryProposed.class);
        refused(stream, command, katia(YearPhase.INVENTORY), Rejection.ETAT_INCOMPATIBLE);
        refused(stream, new ApproveManualEntry(ENTRY), katia(YearPhase.INVENTORY), Rejection.ACTEUR_INCOMPATIBLE);
        refused(stream, new ReverseInventoryEntry(ENTRY), katia(YearPhase.INVENTORY), Rejection.ETAT_INCOMPATIBLE);
        written(stream, new ApproveManualEntry(ENTRY), accountant(KIM, YearPhase.INVENTORY), ManualEntryPosted.class);
        refused(
                stream,
                new ReverseManualEntry(ENTRY, null, "Extourne"),
                katia(YearPhase.INVENTORY),
                Rejection.ACTEUR_INCOMPATIBLE);
        written(stream, new ReverseInventoryEntry(ENTRY), katia(YearPhase.CLOSED), ManualEntryReversed.class);
        refused(stream, new ReverseInventoryEntry(ENTRY), katia(YearPhase.CLOSED), Rejection.ETAT_INCOMPATIBLE);
    }

    private static EnterManualEntry entering(Amount amount) {
        return new EnterManualEntry(
                ENTRY,
                EntryKind.ACCRUED_CHARGE,
                POST,
                FiscalYears.lastDay(YEAR),
                "Électricité de décembre",
                List.of(
                        new EntryLine(CHARGE, Side.DEBIT, amount),
                        new EntryLine(AccountCode.of("4686000000"), Side.CREDIT, amount)));
    }

    @Test
    void restores_the_credits_of_what_a_creditor_pays_back_once() {
        given(CommitmentDrafted.class, CommitmentValidated.class, ServiceRecorded.class, ServiceCertified.class);
        given(ServiceInvoiced.class, CommitmentLinePaid.class);
        given(InvoiceReceived.class, InvoiceMatched.class, PaymentOrdered.class, PaymentAccepted.class);
        given(PaymentScheduled.class, PaymentExecuted.class, PaymentSettled.class, AssignmentChanged.class);
        bus.given(List.of(
                new AllotmentReceived(ENVELOPE, CREDITS),
                sample(AeCommitted.class),
                sample(CpReserved.class),
                sample(CpConsumed.class)));
        LocalDate day = LocalDate.of(2025, 4, 10);
        var restore = new RestoreCredits(DP, TEN, null, day, IBAN, "BDF-RETOUR-1");
        var beyond = new RestoreCredits(DP, EventSamples.TWELVE, null, day, IBAN, "BDF-RETOUR-2");
        String request = "payment-request:" + DP;

        written(
                request,
                restore,
                Acts.call(KATIA, Role.PUBLIC_ACCOUNTANT, day),
                CreditsRestored.class,
                CpRestored.class,
                ServiceCredited.class,
                CommitmentLowered.class,
                AeReleased.class,
                AffectationRestored.class,
                BankEntryReceived.class,
                BankEntryAllocated.class);
        refused(request, beyond, Acts.call(KATIA, Role.PUBLIC_ACCOUNTANT, day), Rejection.RETABLISSEMENT_EXCESSIF);
        assertThat(bus.stream("envelope:" + ENVELOPE)).hasAtLeastOneElementOfType(CpRestored.class);
    }

    private Outcome written(String stream, LedgerCommand command, Map<String, Call> call, Class<?>... expected) {
        int before = bus.stream(stream).size();
        Outcome outcome = bus.when(command, call);
        assertThat(outcome.events()).extracting(Object::getClass).isEqualTo(List.of(expected));
        long here = outcome.events().stream()
                .filter(event -> event.aggregateId().equals(stream))
                .count();
        assertThat(bus.stream(stream)).hasSize((int) (before + here));
        return outcome;
    }

    private void refused(String stream, LedgerCommand command, Map<String, Call> call, Rejection code) {
        bus.refused(command, call, code, () -> bus.stream(stream));
    }

    private void given(Class<?>... history) {
        bus.given(Arrays.stream(history).map(YearEndHandlersTest::sample).toList());
    }

    private static LedgerEvent sample(Class<?> type) {
        return EventSamples.all().stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    private static Map<String, Call> denis(YearPhase phase) {
        return call(DENIS, Role.BUDGET_DIRECTORATE, Perimeter.ALL, phase);
    }

    private static Map<String, Call> katia(YearPhase phase) {
        return accountant(KATIA, phase);
    }

    private static Map<String, Call> accountant(ActorId actor, YearPhase phase) {
        return call(actor, Role.PUBLIC_ACCOUNTANT, new Perimeter(Set.of(), Set.of(POST)), phase);
    }

    /** The gate puts the years into each act: here they stand where the test says. */
    private static Map<String, Call> call(ActorId actor, Role role, Perimeter perimeter, YearPhase phase) {
        FiscalYears years = FiscalYears.NONE.with(YEAR, phase, FiscalYears.lastDay(FiscalYear.of(2026)));
        var at = JANUARY.atTime(LocalTime.NOON).atZone(Act.PARIS).toInstant();
        return Acts.call(new Act(actor, role, perimeter, null, at, LawParameters.SHIPPED, years), null);
    }
}
