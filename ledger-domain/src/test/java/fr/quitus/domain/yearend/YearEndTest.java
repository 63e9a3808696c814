package fr.quitus.domain.yearend;

import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.drafting;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.Story.opening;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Closings;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsLapsed;
import fr.quitus.domain.budget.MovementCommand.LapseCredits;
import fr.quitus.domain.commitment.CommitmentChange.ServiceReceiptCancelled;
import fr.quitus.domain.commitment.CommitmentCommand.CancelServiceReceipt;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceCertified;
import fr.quitus.domain.commitment.CommitmentEvent.ServiceRecorded;
import fr.quitus.domain.fiscalyear.YearPhase;
import fr.quitus.domain.payment.CarryForwardCommand.CarryForwardPaymentRequest;
import fr.quitus.domain.payment.CarryForwardEvent.PaymentRequestCarriedForward;
import fr.quitus.domain.payment.ControlCommand.RejectPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.SuspensionMotive;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import fr.quitus.domain.yearend.YearCommand.CloseBudget;
import fr.quitus.domain.yearend.YearCommand.CloseFiscalYear;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import fr.quitus.domain.yearend.YearCommand.OpenFiscalYear;
import fr.quitus.domain.yearend.YearCommand.OpenInventory;
import fr.quitus.domain.yearend.YearEvent.ComplementaryPeriodEntered;
import fr.quitus.domain.yearend.YearEvent.FiscalYearClosed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Un exercice, of its opening to its closing: what each state forbids, and what closing writes. */
class YearEndTest {
    private static final FiscalYear NEXT = FiscalYear.of(2027);
    private static final EnvelopeId U1_2027 = new EnvelopeId(NEXT, U1, TitleGroup.HT2);
    private static final LapseCredits LAPSE = new LapseCredits(YEAR, U1, TitleGroup.HT2);

    private final Story story = Story.g0();

    private void complementary() {
        story.accepted(new OpenFiscalYear(YEAR, "LFI 2026"), DIRECTORATE.on("2026-01-05"));
        story.accepted(new EnterComplementaryPeriod(YEAR, "Décret"), DIRECTORATE.on("2027-01-02"));
    }

    private void budgetClosed() {
        complementary();
        story.accepted(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-21"));
    }

    private List<LedgerEvent> closed() {
        budgetClosed();
        story.accepted(new OpenInventory(YEAR), KATIA.on("2027-02-01"));
        Closings.finish(story, YEAR, "2027-04-29");
        return story.accepted(new CloseFiscalYear(YEAR), KATIA.on("2027-04-30"));
    }

    @Test
    void a_year_nobody_opened_is_open() {
        assertThat(story.ledger().years().phase(YEAR)).isEqualTo(YearPhase.OPEN);
        assertThat(story.ledger().years().isKnown(YEAR)).isFalse();
    }

    @Test
    void a_year_goes_through_its_states_in_order_and_never_back() {
        assertThat(story.rejection(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new OpenInventory(YEAR), KATIA.on("2027-01-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new CloseFiscalYear(YEAR), KATIA.on("2027-01-02")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);

        closed();

        assertThat(story.ledger().years().phase(YEAR)).isEqualTo(YearPhase.CLOSED);
        assertThat(story.rejection(new OpenFiscalYear(YEAR, "LFI"), DIRECTORATE.on("2027-05-02")))
                .isEqualTo(Rejection.EXERCICE_CLOS);
        assertThat(story.rejection(new CloseFiscalYear(YEAR), KATIA.on("2027-05-02")))
                .isEqualTo(Rejection.EXERCICE_CLOS);
        assertThat(story.rejection(new EnterComplementaryPeriod(YEAR, "Décret"), DIRECTORATE.on("2027-05-02")))
                .isEqualTo(Rejection.EXERCICE_CLOS);
        assertThat(story.rejection(new CloseBudget(YEAR), DIRECTORATE.on("2027-05-02")))
                .isEqualTo(Rejection.EXERCICE_CLOS);
        assertThat(story.rejection(new OpenInventory(YEAR), KATIA.on("2027-05-02")))
                .isEqualTo(Rejection.EXERCICE_CLOS);
    }

    @Test
    void a_year_is_opened_once() {
        story.accepted(new OpenFiscalYear(YEAR, "LFI 2026"), DIRECTORATE.on("2026-01-05"));

        assertThat(story.rejection(new OpenFiscalYear(YEAR, "LFI 2026"), DIRECTORATE.on("2026-01-05")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void the_complementary_period_begins_when_the_year_is_over_and_lasts_twenty_days() {
        assertThat(story.rejection(new EnterComplementaryPeriod(YEAR, "Décret"), DIRECTORATE.on("2026-12-31")))
                .isEqualTo(Rejection.DATE_FUTURE);

        var entered = only(
                story.accepted(new EnterComplementaryPeriod(YEAR, "Décret"), DIRECTORATE.on("2027-01-02")),
                ComplementaryPeriodEntered.class);

        assertThat(entered.until()).isEqualTo(date("2027-01-20"));
    }

    @Test
    void years_are_closed_in_their_order() {
        FiscalYear earlier = FiscalYear.of(2025);
        story.accepted(new OpenFiscalYear(earlier, "LFI 2025"), DIRECTORATE.on("2026-01-05"));
        budgetClosed();
        story.accepted(new OpenInventory(YEAR), KATIA.on("2027-02-01"));

        assertThat(story.refused(new CloseFiscalYear(YEAR), KATIA.on("2027-04-30")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
                    assertThat(refusal.facts()).containsEntry("year", "2025");
                });
    }

    @Test
    void nothing_new_is_engaged_or_ordered_on_a_year_in_its_complementary_period() {
        CommitmentNumber draft = story.aDraftedCommitment("1000");
        PaymentRequestId matched = story.aMatchedInvoice("5000");
        complementary();

        assertThat(story.rejection(drafting(Title.T3, "1000"), GINA.on("2027-01-04")))
                .isEqualTo(Rejection.EXERCICE_EN_PERIODE_COMPLEMENTAIRE);
        assertThat(story.rejection(new ValidateCommitment(draft), PAULA.on("2027-01-04")))
                .isEqualTo(Rejection.EXERCICE_EN_PERIODE_COMPLEMENTAIRE);
        assertThat(story.rejection(new OrderPayment(matched), PAULA.on("2027-01-04")))
                .isEqualTo(Rejection.EXERCICE_EN_PERIODE_COMPLEMENTAIRE);
        assertThat(story.rejection(opening(Title.T3, "1", "1"), DIRECTORATE.on("2027-01-04")))
                .isEqualTo(Rejection.EXERCICE_EN_PERIODE_COMPLEMENTAIRE);
        assertThat(story.rejection(
                        new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, euros("1"), null),
                        RACHEL.on("2027-01-04")))
                .isEqualTo(Rejection.EXERCICE_EN_PERIODE_COMPLEMENTAIRE);
    }

    @Test
    void what_was_ordered_in_time_is_paid_on_the_year_until_the_last_day_of_the_period() {
        PaymentRequestId first = story.anAcceptedPayment("5000");
        PaymentRequestId second = story.anAcceptedPayment("3000");
        complementary();
        story.accepted(new ScheduleInRun(first, Story.RUN, date("2027-01-12")), KATIA.on("2027-01-11"));
        story.accepted(new ScheduleInRun(second, Story.RUN, date("2027-01-12")), KATIA.on("2027-01-11"));

        story.accepted(new ExecuteRun(Story.RUN, first, date("2027-01-12")), KATIA.on("2027-01-12"));

        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.parse("5000"));
        assertThat(story.refused(new ExecuteRun(Story.RUN, second, date("2027-01-21")), KATIA.on("2027-01-21")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.EXERCICE_NON_OUVERT);
                    assertThat(refusal.facts()).containsEntry("jusquAu", "2027-01-20");
                });
    }

    @Test
    void what_is_ordered_after_the_year_is_not_paid_on_it_though_nobody_said_that_the_year_is_over() {
        PaymentRequestId matched = story.aMatchedInvoice("5000");

        assertThat(story.rejection(new OrderPayment(matched), PAULA.on("2027-01-01")))
                .isEqualTo(Rejection.EXERCICE_EN_PERIODE_COMPLEMENTAIRE);
    }

    @Test
    void a_transfer_is_of_the_year_the_bank_pays_it_in() {
        PaymentRequestId id = story.anAcceptedPayment("5000");
        story.accepted(new ScheduleInRun(id, Story.RUN, date("2027-02-05")), KATIA.on("2026-12-30"));

        assertThat(story.refused(new ExecuteRun(Story.RUN, id, date("2027-02-05")), KATIA.on("2026-12-31")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.EXERCICE_NON_OUVERT);
                    assertThat(refusal.facts()).containsEntry("jusquAu", "2027-01-20");
                });
        story.accepted(new ExecuteRun(Story.RUN, id, date("2027-01-20")), KATIA.on("2026-12-31"));
    }

    @Test
    void nothing_is_paid_on_credits_that_lapsed() {
        PaymentRequestId accepted = story.anAcceptedPayment("5000");
        budgetClosed();
        story.accepted(new ScheduleInRun(accepted, Story.RUN, date("2027-01-22")), KATIA.on("2027-01-22"));

        assertThat(story.rejection(new ExecuteRun(Story.RUN, accepted, date("2027-01-22")), KATIA.on("2027-01-22")))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
    }

    @Test
    void service_of_a_year_that_is_over_is_a_charge_of_that_year_until_its_books_are_closed() {
        CommitmentNumber ej = story.aValidatedCommitment("12000");
        complementary();

        var december = certified(ej, "2026-12-20", "2027-01-05");
        var january = certified(ej, "2027-01-04", "2027-01-05");

        assertThat(december.entries().getFirst().accountingDate()).isEqualTo(date("2026-12-31"));
        assertThat(december.certifiedOn()).isEqualTo(date("2027-01-05"));
        assertThat(january.entries().getFirst().accountingDate()).isEqualTo(date("2027-01-05"));
        assertThat(cancelled(ej, december, "2027-01-08")).isEqualTo(date("2026-12-31"));
        assertThat(cancelled(ej, january, "2027-01-08")).isEqualTo(date("2027-01-08"));
    }

    /** @return the accounting date of P01R */
    private LocalDate cancelled(CommitmentNumber ej, ServiceCertified certified, String day) {
        var cancelling = new CancelServiceReceipt(ej, certified.serviceReceiptNumber(), "Erreur");
        return only(story.accepted(cancelling, PAULA.on(day)), ServiceReceiptCancelled.class)
                .entries()
                .getFirst()
                .accountingDate();
    }

    private ServiceCertified certified(CommitmentNumber ej, String rendered, String day) {
        var receipt = only(
                story.accepted(new RecordService(ej, 1, euros("100"), date(rendered)), GINA.on(day)),
                ServiceRecorded.class);
        return only(
                story.accepted(new CertifyService(ej, receipt.serviceReceiptNumber()), PAULA.on(day)),
                ServiceCertified.class);
    }

    @Test
    void closing_brings_charges_and_products_to_zero_and_reports_their_difference() {
        story.aServedCommitment("30000");
        story.aTitleTakenInCharge("12000");

        FiscalYearClosed closed = only(closed(), FiscalYearClosed.class);

        assertThat(closed.result()).isEqualTo(Balance.parse("-18000"));
        assertThat(closed.charges()).isEqualTo(Balance.parse("30000"));
        assertThat(closed.products()).isEqualTo(Balance.parse("12000"));
        assertThat(closed.entries()).extracting(JournalEntry::template).containsExactly("P50", "P50", "P51");
        assertThat(closed.entries())
                .extracting(JournalEntry::accountingDate)
                .containsExactly(date("2026-12-31"), date("2026-12-31"), date("2027-01-01"));
        Map<String, Balance> books = balances();
        assertThat(books).containsEntry("1100000000", Balance.parse("18000"));
        assertThat(books).containsEntry("4081000000", Balance.parse("-30000"));
        assertThat(books).containsEntry("4111100000", Balance.parse("12000"));
        assertThat(books)
                .containsEntry("1200000000", Balance.ZERO)
                .containsEntry("6113110000", Balance.ZERO)
                .containsEntry("7060000000", Balance.ZERO);
    }

    @Test
    void a_year_without_charges_and_products_is_closed_without_entries() {
        assertThat(only(closed(), FiscalYearClosed.class).entries()).isEmpty();
    }

    @Test
    void no_entry_is_dated_in_a_closed_year_or_before_it() {
        CommitmentNumber ej = story.aValidatedCommitment("12000");
        story.aRecordedService(ej, "1000");
        closed();

        assertThat(story.refused(
                        new CertifyService(
                                ej,
                                only(story.ledger().log(), ServiceRecorded.class)
                                        .serviceReceiptNumber()),
                        OMAR.on("2026-12-31")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(Rejection.EXERCICE_CLOS);
                    assertThat(refusal.facts()).containsEntry("date", "2026-12-31");
                });
        assertThat(story.ledger().years().phase(FiscalYear.of(2019))).isEqualTo(YearPhase.CLOSED);
        assertThat(story.rejection(drafting(Title.T3, "1"), GINA.on("2026-06-01")))
                .isEqualTo(Rejection.EXERCICE_CLOS);
    }

    @Test
    void service_certified_after_the_closing_is_a_charge_of_the_year_it_is_certified_in() {
        CommitmentNumber ej = story.aValidatedCommitment("12000");
        closed();

        assertThat(certified(ej, "2026-12-20", "2027-05-05")
                        .entries()
                        .getFirst()
                        .accountingDate())
                .isEqualTo(date("2027-05-05"));
    }

    @Test
    void what_is_available_lapses_once_the_budget_is_closed_and_nothing_twice() {
        story.aValidatedCommitment("60000");
        complementary();
        assertThat(story.rejection(LAPSE, DIRECTORATE.on("2027-01-20"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-21"));

        var lapsed = only(story.accepted(LAPSE, DIRECTORATE.on("2027-01-21")), CreditsLapsed.class);

        assertThat(lapsed.credits().ae()).isEqualTo(Balance.parse("40000"));
        assertThat(lapsed.credits().cp()).isEqualTo(Balance.parse("80000"));
        assertThat(story.ledger().envelope(U1_HT2).available().isNone()).isTrue();
        assertThat(story.accepted(LAPSE, DIRECTORATE.on("2027-01-21"))).isEmpty();
    }

    @Test
    void an_ordered_request_goes_on_with_the_credits_of_the_next_year() {
        PaymentRequestId id = story.anOrderedPayment("5000");
        nextYearHas("5000");
        complementary();
        assertThat(story.rejection(new CarryForwardPaymentRequest(id), DIRECTORATE.on("2027-01-04")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new CloseBudget(YEAR), DIRECTORATE.on("2027-01-21"));

        var carried = only(
                story.accepted(new CarryForwardPaymentRequest(id), DIRECTORATE.on("2027-01-21")),
                PaymentRequestCarriedForward.class);

        assertThat(carried.awaitingCredits()).isFalse();
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().envelope(U1_2027).cp().reserved()).isEqualTo(Balance.parse("5000"));
        story.accepted(Story.accepting(id), KATIA.on("2027-01-22"));
        story.accepted(new ScheduleInRun(id, Story.RUN, date("2027-01-25")), KATIA.on("2027-01-22"));
        story.accepted(new ExecuteRun(Story.RUN, id, date("2027-01-25")), KATIA.on("2027-01-25"));
        assertThat(story.ledger().envelope(U1_2027).cp().consumed()).isEqualTo(Balance.parse("5000"));
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.ZERO);
    }

    @Test
    void without_credits_of_the_next_year_it_waits_for_them_and_is_not_paid() {
        PaymentRequestId id = story.anOrderedPayment("5000");
        budgetClosed();

        var carried = only(
                story.accepted(new CarryForwardPaymentRequest(id), DIRECTORATE.on("2027-01-21")),
                PaymentRequestCarriedForward.class);

        assertThat(carried.awaitingCredits()).isTrue();
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().payment(id).status()).isEqualTo("ORDERED");
        assertThat(story.rejection(Story.accepting(id), KATIA.on("2027-01-22"))).isEqualTo(Rejection.CP_INSUFFISANTS);
        assertThat(story.rejection(new CarryForwardPaymentRequest(id), DIRECTORATE.on("2027-01-22")))
                .isEqualTo(Rejection.CP_INSUFFISANTS);

        nextYearHas("5000");
        story.accepted(new CarryForwardPaymentRequest(id), DIRECTORATE.on("2027-01-23"));

        assertThat(story.ledger().envelope(U1_2027).cp().reserved()).isEqualTo(Balance.parse("5000"));
        story.accepted(Story.accepting(id), KATIA.on("2027-01-24"));
    }

    @Test
    void a_request_that_waits_gives_nothing_back_when_it_is_rejected() {
        PaymentRequestId id = story.anOrderedPayment("5000");
        budgetClosed();
        story.accepted(new CarryForwardPaymentRequest(id), DIRECTORATE.on("2027-01-21"));

        story.accepted(
                new RejectPaymentRequest(id, List.of(SuspensionMotive.LIQUIDATION_INEXACTE), "Montant faux"),
                KATIA.on("2027-01-22"));

        assertThat(story.ledger().envelope(U1_2027).cp().reserved()).isEqualTo(Balance.ZERO);
        assertThat(story.rejection(new CarryForwardPaymentRequest(id), DIRECTORATE.on("2027-01-22")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void a_liquidated_request_is_ordered_on_the_next_year() {
        PaymentRequestId id = story.aMatchedInvoice("5000");
        nextYearHas("5000");
        complementary();

        story.accepted(new CarryForwardPaymentRequest(id), DIRECTORATE.on("2027-01-04"));
        story.accepted(new OrderPayment(id), PAULA.on("2027-01-05"));

        assertThat(story.ledger().envelope(U1_2027).cp().reserved()).isEqualTo(Balance.parse("5000"));
    }

    private void nextYearHas(String cp) {
        story.accepted(
                new OpenCredits(NEXT, PROGRAMME, Title.T3, null, euros(cp), "LFI 2027"), DIRECTORATE.on("2027-01-02"));
        story.accepted(new AllotToOperatingBudget(NEXT, BOP, TitleGroup.HT2, null, euros(cp)), RACHEL.on("2027-01-03"));
        story.accepted(new AllotToUnit(NEXT, U1, TitleGroup.HT2, null, euros(cp)), BASTIEN.on("2027-01-03"));
    }

    private Map<String, Balance> balances() {
        Map<String, Balance> sums = new TreeMap<>();
        for (LedgerEvent event : story.ledger().log()) {
            for (JournalEntry entry : event.entries()) {
                for (Posting posting : entry.postings()) {
                    Balance amount = posting.amount().balance();
                    AccountCode account = posting.account();
                    sums.merge(
                            account.text(),
                            posting.side() == Side.DEBIT ? amount : Balance.ZERO.minus(amount),
                            Balance::plus);
                }
            }
        }
        return sums;
    }
}
