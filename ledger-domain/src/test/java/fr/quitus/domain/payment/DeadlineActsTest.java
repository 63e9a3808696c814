package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.F2;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.keeping;
import static fr.quitus.domain.Story.RUN;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.acceptAndPay;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.interrupting;
import static fr.quitus.domain.payment.PaymentStory.matched;
import static fr.quitus.domain.payment.PaymentStory.pay;
import static fr.quitus.domain.payment.PaymentStory.received;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.G0;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CpReleasedWithoutCommitment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.CreditsConsumedWithoutCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.payment.ControlCommand.ProvideDocuments;
import fr.quitus.domain.payment.ControlCommand.RejectPaymentRequest;
import fr.quitus.domain.payment.DeadlineCommand.ResumePaymentDeadline;
import fr.quitus.domain.payment.DeadlineEvent.DeadlineRestarted;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestAccrued;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Title;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineActsTest {
    private static final PaymentRequestId UNKNOWN = PaymentRequestId.ofInvoice(F2, "X", 2026);
    private final Story story = Story.g0();

    @Test
    void an_interruption_gives_a_new_period_and_can_be_made_once_before_ordering() {
        PaymentRequestId id = matched(story, "12000", "2026-02-02", "2026-02-10");
        assertThat(deadline(id).dueDate()).isEqualTo(date("2026-03-12"));

        story.accepted(interrupting(id, "2026-02-20"), OMAR.on("2026-02-20"));
        var restarted = only(
                story.accepted(new ResumePaymentDeadline(id, date("2026-03-04")), GINA.on("2026-03-05")),
                DeadlineRestarted.class);

        assertThat(restarted.dueDate()).isEqualTo(date("2026-04-03"));
        assertThat(deadline(id).dueDate()).isEqualTo(date("2026-04-03"));
        assertThat(story.rejection(interrupting(id, "2026-03-05"), OMAR.on("2026-03-05")))
                .isEqualTo(Rejection.INTERRUPTION_UNIQUE);
        story.accepted(new OrderPayment(id), OMAR.on("2026-03-10"));
        assertThat(story.rejection(interrupting(id, "2026-03-10"), OMAR.on("2026-03-10")))
                .isEqualTo(Rejection.INTERRUPTION_APRES_ORDONNANCEMENT);
    }

    @Test
    void names_the_first_rule_an_interruption_breaks() {
        PaymentRequestId id = received(story, "12000", "2026-02-02", "2026-02-10");

        assertThat(story.rejection(interrupting(UNKNOWN, "2026-02-09"), PAULA.on("2026-02-08")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(interrupting(id, "2026-02-09"), STRANGER.on("2026-02-08")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(interrupting(id, "2026-02-09"), OMAR.on("2025-02-08")))
                .isEqualTo(Rejection.DELEGATION_EXPIREE);
        assertThat(story.rejection(interrupting(id, "2026-02-09"), OMAR.on("2026-02-12")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(interrupting(id, "2026-02-13"), OMAR.on("2026-02-12")))
                .isEqualTo(Rejection.DATE_FUTURE);
    }

    @Test
    void names_the_first_rule_a_resumption_breaks() {
        PaymentRequestId id = received(story, "12000", "2026-02-02", "2026-02-10");

        assertThat(story.rejection(new ResumePaymentDeadline(UNKNOWN, date("2026-02-21")), STRANGER.on("2026-02-20")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(new ResumePaymentDeadline(id, date("2026-02-21")), STRANGER.on("2026-02-20")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new ResumePaymentDeadline(id, date("2026-02-21")), GINA.on("2026-02-20")))
                .isEqualTo(Rejection.DELAI_NON_INTERROMPU);
        story.accepted(interrupting(id, "2026-02-20"), OMAR.on("2026-02-20"));
        assertThat(story.rejection(new ResumePaymentDeadline(id, date("2026-02-19")), GINA.on("2026-02-20")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(new ResumePaymentDeadline(id, date("2026-02-21")), GINA.on("2026-02-20")))
                .isEqualTo(Rejection.DATE_FUTURE);
        story.accepted(new ResumePaymentDeadline(id, date("2026-02-20")), GINA.on("2026-02-20"));
        assertThat(story.rejection(new ResumePaymentDeadline(id, date("2026-02-20")), GINA.on("2026-02-20")))
                .isEqualTo(Rejection.DELAI_NON_INTERROMPU);
    }

    @Test
    void an_interrupted_invoice_may_be_matched_and_not_ordered() {
        PaymentRequestId id = received(story, "12000", "2026-02-02", "2026-02-10");
        story.accepted(interrupting(id, "2026-02-20"), OMAR.on("2026-02-20"));
        story.accepted(new MatchInvoice(id, null), GINA.on("2026-02-21"));

        assertThat(deadline(id).isInterrupted()).isTrue();
        assertThat(story.rejection(new OrderPayment(id), OMAR.on("2026-02-22"))).isEqualTo(Rejection.DELAI_INTERROMPU);
    }

    @Test
    void a_payment_on_the_due_date_owes_nothing_and_the_day_after_interest_and_the_flat_fee() {
        PaymentRequestId onTime = answeredSuspension();
        PaymentRequestId late = answeredSuspension();

        List<LedgerEvent> paidOnTime = pay(story, onTime, "2026-04-02");
        List<LedgerEvent> paidLate = pay(story, late, "2026-04-03");

        assertThat(paidOnTime).noneMatch(LateInterestAccrued.class::isInstance);
        var accrued = only(paidLate, LateInterestAccrued.class);
        assertThat(accrued.dueDate()).isEqualTo(date("2026-04-02"));
        assertThat(accrued.daysLate()).isEqualTo(1);
        assertThat(accrued.rateBasisPoints()).isEqualTo(1015);
        assertThat(accrued.interest()).isEqualTo(Balance.parse("3.34"));
        var requested = only(paidLate, LateInterestRequested.class);
        assertThat(requested.amount()).isEqualTo(euros("43.34"));
        assertThat(requested.paymentRequestId()).isEqualTo(accrued.lateInterestRequestId());
    }

    /** Suspended on 12 March, answered on the 25th, accepted on the 26th: the deadline never stopped. */
    private PaymentRequestId answeredSuspension() {
        PaymentRequestId id = PaymentStory.suspended(story, SuspensionMotive.PIECES_MANQUANTES);
        story.accepted(new ProvideDocuments(id, List.of("Procès-verbal"), null), OMAR.on("2026-03-25"));
        story.accepted(accepting(id), KATIA.on("2026-03-26"));
        return id;
    }

    @Test
    void late_interest_is_paid_on_credits_of_its_own_without_a_commitment() {
        PaymentRequestId late = lateRequest();
        var before = story.ledger().envelope(U1_HT2);
        story.accepted(new OrderPayment(late), OMAR.on("2026-04-10"));
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.parse("43.34"));

        var accepted = only(story.accepted(accepting(late), KATIA.on("2026-04-11")), PaymentAccepted.class);
        var paid = pay(story, late, "2026-04-12");

        assertThat(accepted.entries()).extracting(entry -> entry.template()).containsExactly("P18");
        assertThat(only(paid, CreditsConsumedWithoutCommitment.class).amount()).isEqualTo(euros("43.34"));
        assertThat(paid).noneMatch(LateInterestAccrued.class::isInstance);
        var after = story.ledger().envelope(U1_HT2);
        assertThat(before.aeAvailable().minus(after.aeAvailable())).isEqualTo(Balance.parse("43.34"));
        assertThat(before.cpAvailable().minus(after.cpAvailable())).isEqualTo(Balance.parse("43.34"));
        assertThat(after.cp().reserved()).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.LATE_INTEREST)).isEqualTo(Balance.parse("43.34"));
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
    }

    @Test
    void rejected_late_interest_gives_its_credits_back_and_is_ordered_again() {
        PaymentRequestId late = lateRequest();
        story.accepted(new OrderPayment(late), OMAR.on("2026-04-10"));

        var rejected = story.accepted(
                new RejectPaymentRequest(late, List.of(SuspensionMotive.LIQUIDATION_INEXACTE), "Taux à revoir"),
                KATIA.on("2026-04-11"));

        assertThat(only(rejected, CpReleasedWithoutCommitment.class).amount()).isEqualTo(euros("43.34"));
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.ZERO);
        story.accepted(new OrderPayment(late), OMAR.on("2026-04-12"));
        acceptAndPay(story, late, "2026-04-12", "2026-04-13");
    }

    @Test
    void late_interest_waits_for_authorisations_when_there_are_none_left() {
        PaymentRequestId late = lateRequest();
        CommitmentNumber rest = story.aDraftedCommitment("88000");
        story.accepted(new ValidateCommitment(rest), OMAR.on("2026-04-09"));

        var refusal = story.refused(new OrderPayment(late), OMAR.on("2026-04-10"));

        assertThat(refusal.code()).isEqualTo(Rejection.AE_INSUFFISANTES);
        assertThat(refusal.facts()).containsEntry("manquant", "43.34");
    }

    @Test
    void authorisations_taken_between_order_and_payment_are_seen_at_payment() {
        PaymentRequestId late = lateRequest();
        story.accepted(new OrderPayment(late), OMAR.on("2026-04-10"));
        story.accepted(accepting(late), KATIA.on("2026-04-10"));
        story.accepted(new ScheduleInRun(late, RUN, date("2026-04-12")), KATIA.on("2026-04-10"));
        CommitmentNumber rest = story.aDraftedCommitment("88000");
        story.accepted(new ValidateCommitment(rest), OMAR.on("2026-04-11"));

        assertThat(story.rejection(new ExecuteRun(RUN, late, date("2026-04-12")), KATIA.on("2026-04-12")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
    }

    @Test
    void the_ordonnateurs_of_the_late_payment_are_not_the_accountants_of_its_interest() {
        PaymentRequestId late = lateRequest();
        story.accepted(new OrderPayment(late), PAULA.on("2026-04-10"));

        assertThat(story.rejection(
                        accepting(late),
                        OMAR.as(Role.PUBLIC_ACCOUNTANT, keeping(P1)).on("2026-04-10")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(interrupting(late, "2026-04-03"), OMAR.on("2026-04-10")))
                .isEqualTo(Rejection.INTERRUPTION_APRES_ORDONNANCEMENT);
    }

    @ParameterizedTest
    @CsvSource({"SUBVENTION, T6, false", "BAIL, T3, false", "PARTENARIAT, T3, true", "BON_COMMANDE, T3, true"})
    void what_is_bought_and_paid_late_owes_interest_and_nothing_else_does(
            CommitmentType type, Title title, boolean owed) {
        var drafted = new DraftCommitment(
                G0.YEAR,
                G0.U1,
                type,
                G0.F1,
                "Objet",
                List.of(new DraftLine(G0.imputation(title, G0.CHARGE), euros("100"))));
        CommitmentNumber number = story.aDraftedCommitment(drafted);
        story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        story.aCertifiedService(number, "100");
        PaymentRequestId id = story.aReceivedInvoice(number, "100");
        story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-04"));
        story.accepted(new OrderPayment(id), OMAR.on("2026-03-10"));

        assertThat(acceptAndPay(story, id, "2026-06-01", "2026-06-02").stream()
                        .anyMatch(LateInterestAccrued.class::isInstance))
                .isEqualTo(owed);
    }

    private PaymentRequestId lateRequest() {
        PaymentRequestId id = story.anAcceptedPayment("12000");
        return only(pay(story, id, "2026-04-03"), LateInterestRequested.class).paymentRequestId();
    }

    private PaymentDeadline deadline(PaymentRequestId id) {
        return story.ledger().payment(id).opened().orElseThrow().deadline();
    }
}
