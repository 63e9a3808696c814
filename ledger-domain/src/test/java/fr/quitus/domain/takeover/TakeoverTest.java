package fr.quitus.domain.takeover;

import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.F1;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.takeover.TakeoverStory.ADVANCED;
import static fr.quitus.domain.takeover.TakeoverStory.EJ;
import static fr.quitus.domain.takeover.TakeoverStory.ID;
import static fr.quitus.domain.takeover.TakeoverStory.MANIFEST;
import static fr.quitus.domain.takeover.TakeoverStory.TITLE;
import static fr.quitus.domain.takeover.TakeoverStory.first;
import static fr.quitus.domain.takeover.TakeoverStory.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.accounting.Posting;
import fr.quitus.domain.accounting.Side;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.CertifyService;
import fr.quitus.domain.commitment.CommitmentEvent.AdvanceTakenOver;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentTakenOver;
import fr.quitus.domain.commitment.VisaKind;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceMatched;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentRequestTakenOver;
import fr.quitus.domain.revenue.RevenueOrderEvent.RevenueOrderTakenOver;
import fr.quitus.domain.takeover.TakeoverCommand.ApproveTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.BalanceLine;
import fr.quitus.domain.takeover.TakeoverCommand.OpenTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.PrepareTakeover;
import fr.quitus.domain.takeover.TakeoverCommand.TakeOverBalances;
import fr.quitus.domain.takeover.TakeoverCommand.TakenAdvance;
import fr.quitus.domain.takeover.TakeoverEvent.TakeoverOpened;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.yearend.YearCommand.EnterComplementaryPeriod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another system's books, taken over by two people and marked for ever. */
class TakeoverTest {
    @Test
    void everything_taken_over_stands_in_the_books_as_it_stood() {
        Story story = TakeoverStory.opened();

        LedgerInvariants.check(story.ledger());
        assertThat(balance(story, "8900")).isEqualTo(Balance.ZERO);
        assertThat(balance(story, "4081")).isEqualTo(Balance.parse("-8000"));
        assertThat(balance(story, "4011")).isEqualTo(Balance.parse("-12000"));
        assertThat(balance(story, "4111")).isEqualTo(Balance.parse("6000"));
        assertThat(balance(story, "5121")).isEqualTo(Balance.parse("500000"));
        assertThat(balance(story, "6")).isEqualTo(Balance.ZERO);
        assertThat(balance(story, "7")).isEqualTo(Balance.ZERO);
        var envelope = story.ledger().envelope(U1_HT2);
        assertThat(envelope.aeAvailable()).isEqualTo(Balance.parse("99000"));
        assertThat(envelope.cpAvailable()).isEqualTo(Balance.parse("67500"));
        assertThat(story.ledger().programme(2026, "0156").ht2().leftToAllot().isNone())
                .isTrue();
    }

    @Test
    void every_entry_is_of_the_opening_and_says_so() {
        List<JournalEntry> entries = entries(TakeoverStory.opened());

        assertThat(entries).hasSize(4).allSatisfy(entry -> {
            assertThat(entry.template()).isEqualTo("RAN");
            assertThat(entry.accountingDate()).isEqualTo(date("2026-01-01"));
            assertThat(entry.label()).startsWith("Reprise");
        });
    }

    @Test
    void each_dossier_names_the_line_of_the_file_it_comes_from() {
        Story story = TakeoverStory.opened();

        List<LedgerEvent> log = story.ledger().log();
        assertThat(only(log, CommitmentTakenOver.class).origin().file()).isEqualTo("engagements.csv");
        assertThat(only(log, PaymentRequestTakenOver.class).status()).isEqualTo("ACCEPTED");
        assertThat(only(log, RevenueOrderTakenOver.class).issuedFor()).isEqualTo(euros("10000"));
    }

    @Test
    void a_request_taken_over_is_paid_and_its_lateness_counts_from_its_receipt() {
        Story story = TakeoverStory.opened();
        PaymentRequestId id = TakeoverStory.acceptedRequest().paymentRequestId();
        story.accepted(new ScheduleInRun(id, Story.RUN, date("2026-01-20")), KATIA.on("2026-01-06"));

        var paid = only(
                story.accepted(new ExecuteRun(Story.RUN, id, date("2026-01-20")), KATIA.on("2026-01-20")),
                PaymentExecuted.class);
        story.accepted(Story.settling(paid, "BDF-1"), KATIA.on("2026-03-23"));

        LedgerInvariants.check(story.ledger());
        assertThat(paid.paymentDays()).isEqualTo(36);
        assertThat(balance(story, "4011")).isEqualTo(Balance.ZERO);
        assertThat(balance(story, "5121")).isEqualTo(Balance.parse("488000"));
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.parse("12000"));
    }

    @Test
    void an_ej_taken_over_is_served_invoiced_and_closed_like_any_of_an_earlier_year() {
        Story story = TakeoverStory.opened();
        var receipt = story.aRecordedService(EJ, "10000");
        story.accepted(new CertifyService(EJ, receipt), OMAR.on("2026-03-02"));
        var invoice = Story.invoicing(EJ, "F-2026-1", "18000");
        story.accepted(invoice, GINA.on("2026-03-03"));
        story.accepted(new MatchInvoice(invoice.paymentRequestId(), null), GINA.on("2026-03-04"));
        LedgerInvariants.check(story.ledger());

        assertThat(balance(story, "4081")).isEqualTo(Balance.parse("-18000"));
        assertThat(balance(story, CHARGE.text())).isEqualTo(Balance.parse("10000"));
        assertThat(story.ledger().envelope(U1_HT2).ae().committed()).isEqualTo(Balance.ZERO);
    }

    @Test
    void an_advance_taken_over_is_taken_back_at_the_rhythm_of_the_whole_contract() {
        Story story = TakeoverStory.approved();
        story.accepted(TakeoverStory.credits(), second());
        List<LedgerEvent> taken = story.accepted(TakeoverStory.advancedCommitment(), second());
        LedgerInvariants.check(story.ledger());
        assertThat(balance(story, "4091")).isEqualTo(Balance.parse("4000"));
        assertThat(balance(story, "8900")).isEqualTo(Balance.parse("5000"));
        assertThat(only(taken, AdvanceTakenOver.class).outstanding()).isEqualTo(Balance.parse("4000"));
        story.accepted(new AssignAccountingPost(U1, P1, date("2026-01-01")), first());

        var invoice = Story.invoicing(ADVANCED, "F-2026-9", "9000");
        story.accepted(invoice, GINA.on("2026-03-03"));
        var matched = only(
                story.accepted(new MatchInvoice(invoice.paymentRequestId(), null), GINA.on("2026-03-04")),
                InvoiceMatched.class);
        LedgerInvariants.check(story.ledger());

        // 79 000 of 100 000 are executed: 14 fifteenths of the way from 65 to 80 per cent, 5 600 of 6 000 are due.
        assertThat(matched.lines()).singleElement().satisfies(line -> assertThat(
                        line.deductions().advanceRecovery())
                .isEqualTo(Balance.parse("3600")));
        assertThat(story.ledger().commitment(ADVANCED).opened().orElseThrow().line(1))
                .satisfies(line -> assertThat(line.advances().toRecover()).isEqualTo(Balance.parse("400")));
    }

    @Test
    void what_an_advance_bears_may_be_served_on_top_of_what_is_left_to_pay_and_no_more() {
        Story story = TakeoverStory.approved();
        story.accepted(TakeoverStory.credits(), second());
        story.accepted(TakeoverStory.advancedCommitment(), second());

        // 26 000 left to pay and 4 000 to take back, of which 9 000 are served.
        var receipt = story.aRecordedService(ADVANCED, "21000");
        story.accepted(new CertifyService(ADVANCED, receipt), OMAR.on("2026-03-02"));

        LedgerInvariants.check(story.ledger());
        var more = story.aRecordedService(ADVANCED, "0.01");
        assertThat(story.rejection(new CertifyService(ADVANCED, more), OMAR.on("2026-03-02")))
                .isEqualTo(Rejection.SERVICE_FAIT_EXCEDE_EJ);
        assertThatThrownBy(() -> new TakenAdvance(euros("10"), euros("10").balance(), Balance.ZERO))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void closing_what_was_never_served_gives_no_credits_back() {
        Story story = TakeoverStory.approved();
        CommitmentNumber other = CommitmentNumber.of("2000000002");
        story.accepted(TakeoverStory.credits(), second());
        story.accepted(
                TakeoverStory.commitment(other, VisaKind.NOT_REQUIRED, FiscalYear.of(2024), euros("3000"), null),
                second());
        story.accepted(new OpenTakeover(ID, MANIFEST), second());

        story.accepted(new CloseCommitment(other), OMAR.on("2026-02-02"));

        LedgerInvariants.check(story.ledger());
        var ae = story.ledger().envelope(U1_HT2).ae();
        assertThat(ae.nonRecyclable()).isEqualTo(Balance.parse("3000"));
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("99000"));
    }

    @Test
    void a_title_taken_over_is_collected_for_what_remained() {
        Story story = TakeoverStory.opened();

        story.accepted(Story.cashing(TITLE, "6000", "BDF-2"), KATIA.on("2026-03-05"));

        LedgerInvariants.check(story.ledger());
        assertThat(story.ledger().title(TITLE).status()).isEqualTo("COLLECTED");
        assertThat(balance(story, "4111")).isEqualTo(Balance.ZERO);
    }

    @Test
    void a_doubtful_title_keeps_its_account_and_its_impairment() {
        Story story = TakeoverStory.approved();
        RevenueOrderNumber doubtful = RevenueOrderNumber.of("3900000002");

        story.accepted(TakeoverStory.title(doubtful, true), second());

        LedgerInvariants.check(story.ledger());
        assertThat(balance(story, "4161")).isEqualTo(Balance.parse("6000"));
        assertThat(balance(story, "4911")).isEqualTo(Balance.parse("-2500"));
        assertThat(balance(story, "8900")).isEqualTo(Balance.parse("-3500"));
    }

    @Test
    void a_received_request_waits_to_be_liquidated() {
        Story story = TakeoverStory.approved();
        story.accepted(TakeoverStory.commitment(), second());
        var command = TakeoverStory.receivedRequest("F-2025-2");

        story.accepted(command, second());
        assertThat(story.refused(new CloseCommitment(command.commitmentNumber()), OMAR.on("2026-01-08"))
                        .facts())
                .containsEntry("paymentRequestId", command.paymentRequestId().text());
        story.accepted(new MatchInvoice(command.paymentRequestId(), null), GINA.on("2026-01-08"));

        LedgerInvariants.check(story.ledger());
        assertThat(story.ledger().payment(command.paymentRequestId()).status()).isEqualTo("MATCHED");
    }

    @Test
    void the_same_set_prepared_approved_and_opened_again_writes_nothing() {
        Story story = Story.empty();
        story.accepted(TakeoverStory.preparing(), first());

        assertThat(story.accepted(TakeoverStory.preparing(), first())).isEmpty();
        story.accepted(new ApproveTakeover(ID, MANIFEST), second());
        assertThat(story.accepted(new ApproveTakeover(ID, MANIFEST), second())).isEmpty();
        story.accepted(TakeoverStory.balances(), second());
        assertThat(story.accepted(TakeoverStory.balances(), second())).isEmpty();
        story.accepted(TakeoverStory.credits(), second());
        story.accepted(TakeoverStory.commitment(), second());
        story.accepted(TakeoverStory.acceptedRequest(), second());
        story.accepted(TakeoverStory.title(), second());
        only(story.accepted(new OpenTakeover(ID, MANIFEST), second()), TakeoverOpened.class);
        assertThat(story.accepted(new OpenTakeover(ID, MANIFEST), second())).isEmpty();
    }

    @Test
    void refuses_to_open_while_the_books_say_that_something_is_missing() {
        Story story = TakeoverStory.approved();
        story.accepted(TakeoverStory.balances(), second());
        story.accepted(TakeoverStory.credits(), second());
        story.accepted(TakeoverStory.commitment(), second());

        Refusal refusal = story.refused(new OpenTakeover(ID, MANIFEST), second());

        assertThat(refusal.code()).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(refusal.facts()).containsEntry("solde8900", "6000.00");
        story.accepted(TakeoverStory.title(), second());
        only(story.accepted(new OpenTakeover(ID, MANIFEST), second()), TakeoverOpened.class);
    }

    @Test
    void a_corrected_set_takes_the_place_of_the_one_that_waits() {
        Story story = Story.empty();
        story.accepted(TakeoverStory.preparing(), first());
        PrepareTakeover asked = TakeoverStory.preparing();
        String corrected = "c".repeat(64);
        story.accepted(
                new PrepareTakeover(ID, YEAR, asked.date(), asked.system(), corrected, asked.signedBy(), asked.files()),
                first());

        assertThat(story.rejection(new ApproveTakeover(ID, MANIFEST), second())).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new ApproveTakeover(ID, corrected), second());
        assertThat(story.rejection(TakeoverStory.preparing(), first())).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void refuses_the_approval_of_whom_prepared_it() {
        Story story = Story.empty();
        story.accepted(TakeoverStory.preparing(), first());

        assertThat(story.rejection(new ApproveTakeover(ID, MANIFEST), first()))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
    }

    @Test
    void refuses_a_set_that_does_not_open_a_year_or_opens_one_to_come() {
        PrepareTakeover asked = TakeoverStory.preparing();
        PrepareTakeover inJune = new PrepareTakeover(
                ID, YEAR, date("2026-06-30"), asked.system(), MANIFEST, asked.signedBy(), asked.files());

        assertThat(Story.empty().rejection(inJune, DIRECTORATE.on("2026-07-02")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(Story.empty().rejection(asked, DIRECTORATE.on("2025-12-31"))).isEqualTo(Rejection.DATE_FUTURE);
    }

    @Test
    void refuses_a_set_for_a_year_that_has_ended() {
        Story story = Story.empty();
        story.accepted(new EnterComplementaryPeriod(YEAR, "Décret"), DIRECTORATE.on("2027-01-02"));

        assertThat(story.rejection(TakeoverStory.preparing(), DIRECTORATE.on("2027-01-03")))
                .isEqualTo(Rejection.EXERCICE_EN_PERIODE_COMPLEMENTAIRE);
    }

    @Test
    void refuses_a_dossier_before_the_approval_after_the_opening_or_from_somebody_else() {
        Story prepared = Story.empty();
        prepared.accepted(TakeoverStory.preparing(), first());

        assertThat(prepared.rejection(TakeoverStory.commitment(), second())).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(TakeoverStory.approved().rejection(TakeoverStory.commitment(), first()))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(TakeoverStory.approved().rejection(new OpenTakeover(ID, MANIFEST), first()))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(TakeoverStory.opened().rejection(TakeoverStory.receivedRequest("F-9"), second()))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void refuses_credits_where_some_were_opened_here() {
        Story story = TakeoverStory.approved();
        story.accepted(Story.opening(Title.T3, "10", "10"), DIRECTORATE.on("2026-01-04"));

        assertThat(story.rejection(TakeoverStory.credits(), second())).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void refuses_dossiers_that_live_here_already() {
        Story story = TakeoverStory.approved();
        story.accepted(TakeoverStory.credits(), second());
        story.accepted(TakeoverStory.commitment(), second());
        story.accepted(TakeoverStory.acceptedRequest(), second());
        story.accepted(TakeoverStory.title(), second());

        assertThat(story.rejection(TakeoverStory.commitment(), second())).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(TakeoverStory.acceptedRequest(), second())).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(TakeoverStory.title(), second())).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void refuses_an_ej_of_the_year_itself_and_more_service_than_is_left_to_pay() {
        Story story = TakeoverStory.approved();

        assertThat(story.rejection(
                        TakeoverStory.commitment(EJ, VisaKind.GRANTED, YEAR, euros("10"), euros("5")), second()))
                .isEqualTo(Rejection.EXERCICE_NON_OUVERT);
        assertThat(story.rejection(
                        TakeoverStory.commitment(
                                EJ, VisaKind.GRANTED, FiscalYear.of(2025), euros("10"), euros("10.01")),
                        second()))
                .isEqualTo(Rejection.SERVICE_FAIT_EXCEDE_EJ);
    }

    @Test
    void refuses_a_request_of_no_ej_of_more_than_was_served_or_without_credits() {
        Story story = TakeoverStory.approved();

        assertThat(story.rejection(TakeoverStory.acceptedRequest(), second())).isEqualTo(Rejection.EJ_INCONNU);
        story.accepted(
                TakeoverStory.commitment(EJ, VisaKind.GRANTED, FiscalYear.of(2025), euros("60000"), euros("11999.99")),
                second());
        assertThat(story.rejection(TakeoverStory.acceptedRequest(), second()))
                .isEqualTo(Rejection.FACTURE_SUPERIEURE_SERVICE_FAIT);
        Story without = TakeoverStory.approved();
        without.accepted(TakeoverStory.commitment(), second());
        assertThat(without.rejection(TakeoverStory.acceptedRequest(), second())).isEqualTo(Rejection.CP_INSUFFISANTS);
    }

    @Test
    void refuses_a_liquidated_request_on_an_ej_that_awaits_its_visa() {
        Story story = TakeoverStory.approved();
        story.accepted(TakeoverStory.credits(), second());
        story.accepted(
                TakeoverStory.commitment(EJ, VisaKind.NONE, FiscalYear.of(2025), euros("60000"), euros("20000")),
                second());

        assertThat(story.rejection(TakeoverStory.acceptedRequest(), second())).isEqualTo(Rejection.VISA_REQUIS);
        story.accepted(TakeoverStory.receivedRequest("F-2025-3"), second());
    }

    @Test
    void refuses_balances_that_dossiers_or_chains_keep() {
        Story story = TakeoverStory.approved();
        for (String account : List.of("4011000000", "4081000000", "4111100000", "5123000000", "6113110000")) {
            var line = new BalanceLine(
                    AccountCode.of(account), Side.DEBIT, euros("1"), F1.ref().text());
            var command = new TakeOverBalances(TakeoverStory.origin("balances.csv", 9), "Reprise", List.of(line));

            assertThat(story.rejection(command, second())).isEqualTo(Rejection.COMPTE_RESERVE);
        }
    }

    private static List<JournalEntry> entries(Story story) {
        return story.ledger().log().stream()
                .flatMap(event -> event.entries().stream())
                .toList();
    }

    /** Debits less credits on accounts of this beginning. */
    private static Balance balance(Story story, String account) {
        Balance sum = Balance.ZERO;
        for (JournalEntry entry : entries(story)) {
            for (Posting posting : entry.postings()) {
                if (posting.account().text().startsWith(account)) {
                    sum = posting.side() == Side.DEBIT ? sum.plus(posting.amount()) : sum.minus(posting.amount());
                }
            }
        }
        return sum;
    }
}
