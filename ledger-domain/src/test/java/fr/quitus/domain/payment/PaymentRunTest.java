package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.F1;
import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.P2;
import static fr.quitus.domain.G0.TREASURY_ACCOUNT;
import static fr.quitus.domain.Story.RUN;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.NEW_IBAN;
import static fr.quitus.domain.payment.PaymentStory.returning;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.FakeTransferFormat;
import fr.quitus.domain.InMemoryLedger;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerInvariants;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.Commitment;
import fr.quitus.domain.payment.DeadlineEvent.LateInterestRequested;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentScheduled;
import fr.quitus.domain.payment.PaymentRunCommand.CloseRun;
import fr.quitus.domain.payment.PaymentRunCommand.OpenRun;
import fr.quitus.domain.payment.PaymentRunEvent.PaymentRunClosed;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestScheduled;
import fr.quitus.domain.payment.PaymentRunEvent.RunRequestWithdrawn;
import fr.quitus.domain.payment.PaymentRunEvent.RunTransferOrdered;
import fr.quitus.domain.payment.TransferCommand.ChangePayeeAccount;
import fr.quitus.domain.payment.TransferCommand.ReissuePayment;
import fr.quitus.domain.payment.TransferCommand.WithdrawFromRun;
import fr.quitus.domain.payment.TransferEvent.PaymentWithdrawnFromRun;
import fr.quitus.domain.thirdparty.ThirdParty;
import fr.quitus.domain.thirdparty.ThirdPartyEvent;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ThirdPartyId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentRunTest {
    private static final String DAY = "2026-03-20";
    private final Story story = Story.g0();

    @Test
    void a_run_pays_its_requests_and_fixes_its_one_file() {
        open();
        PaymentRequestId first = scheduled("12000");
        PaymentRequestId second = scheduled("500");

        var paid = execute(first);
        execute(second);
        var closed = only(close(), PaymentRunClosed.class);

        RunTransfer transfer = only(paid, RunTransferOrdered.class).transfer();
        assertThat(transfer.endToEndId())
                .isEqualTo(only(paid, PaymentExecuted.class).endToEndId());
        assertThat(transfer.creditor()).isEqualTo(F1.name());
        assertThat(transfer.account()).isEqualTo(F1_IBAN);
        assertThat(transfer.remittance()).startsWith("Facture F-").contains(" DP ");
        assertThat(closed.messageId()).isEqualTo(RUN.text());
        assertThat(closed.transfers()).isEqualTo(2);
        assertThat(closed.controlSum()).isEqualTo(euros("12500"));
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void the_file_is_the_same_when_it_is_made_of_the_events_again() {
        open();
        execute(scheduled("12000"));
        var closed = only(close(), PaymentRunClosed.class);

        var replayed = InMemoryLedger.replay(story.ledger().log()).run(RUN);

        assertThat(replayed).isInstanceOfSatisfying(PaymentRun.Closed.class, run -> assertThat(
                        FakeTransferFormat.FAKE.digest(run.orders()))
                .isEqualTo(new TransferFormat.Digest(closed.sha256(), closed.sizeBytes())));
    }

    @Test
    void a_run_closed_after_its_day_asks_for_the_day_of_its_closing() {
        open();
        execute(scheduled("12000"));

        story.accepted(new CloseRun(RUN), KATIA.on("2026-03-23"));

        assertThat(story.ledger().run(RUN)).isInstanceOfSatisfying(PaymentRun.Closed.class, run -> assertThat(
                        run.orders().transfers())
                .allMatch(transfer -> transfer.executionOn().equals(date("2026-03-23"))));
    }

    @Test
    void a_run_is_opened_once_by_its_comptable_for_a_day_to_come() {
        assertThat(story.rejection(new OpenRun(RUN, date(DAY), P2, TREASURY_ACCOUNT), KATIA.on("2026-03-12")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(opening("2026-03-11"), KATIA.on("2026-03-12")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(opening("2027-03-14"), KATIA.on("2026-03-12")))
                .isEqualTo(Rejection.DATE_FUTURE);
        open();
        assertThat(story.rejection(opening(DAY), KATIA.on("2026-03-12"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(opening(DAY).allowedRoles()).containsExactly(Role.PUBLIC_ACCOUNTANT);
    }

    @Test
    void a_run_takes_the_requests_of_its_post_and_day_only() {
        open();
        PaymentRequestId id = story.anAcceptedPayment("12000");

        assertThat(story.rejection(new ScheduleInRun(id, RUN, date("2026-03-21")), KATIA.on("2026-03-12")))
                .isEqualTo(Rejection.CAMPAGNE_DIFFERENTE);
        story.accepted(new OpenRun(other(), date(DAY), P2, TREASURY_ACCOUNT), KARL.on("2026-03-12"));
        assertThat(story.rejection(new ScheduleInRun(id, other(), date(DAY)), KATIA.on("2026-03-12")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        var events = story.accepted(new ScheduleInRun(id, RUN, date(DAY)), KATIA.on("2026-03-12"));
        only(events, PaymentScheduled.class);
        assertThat(only(events, RunRequestScheduled.class).amount()).isEqualTo(euros("12000"));
    }

    @Test
    void a_payment_is_made_on_the_day_of_its_run_or_later_on_its_own_day() {
        open();
        PaymentRequestId id = scheduled("12000");

        assertThat(story.rejection(new ExecuteRun(RUN, id, date("2026-03-21")), KATIA.on(DAY)))
                .isEqualTo(Rejection.CAMPAGNE_DIFFERENTE);
        assertThat(story.rejection(new ExecuteRun(RUN, id, date("2026-03-24")), KATIA.on("2026-03-23")))
                .isEqualTo(Rejection.CAMPAGNE_DIFFERENTE);
        story.accepted(new ExecuteRun(RUN, id, date("2026-03-23")), KATIA.on("2026-03-23"));
    }

    @Test
    void what_the_bank_would_refuse_is_not_paid() {
        open();
        PaymentRequestId id = story.anAcceptedPayment("12000");
        story.accepted(new ChangePayeeAccount(id, Iban.of("DE89370400440532013000"), "RIB"), GINA.on("2026-03-13"));
        story.accepted(accepting(id), KATIA.on("2026-03-13"));
        story.accepted(new ScheduleInRun(id, RUN, date(DAY)), KATIA.on("2026-03-13"));

        var refusal = story.refused(new ExecuteRun(RUN, id, date(DAY)), KATIA.on(DAY));

        assertThat(refusal.code()).isEqualTo(Rejection.VIREMENT_IMPOSSIBLE);
        assertThat(refusal.detail()).contains("n'est pas en France");
    }

    @Test
    void a_run_is_closed_when_nothing_is_left_to_pay_and_something_was_paid() {
        assertThat(story.rejection(new CloseRun(RUN), KATIA.on(DAY))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        open();
        assertThat(story.rejection(new CloseRun(RUN), KARL.on(DAY))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(new CloseRun(RUN), KATIA.on(DAY))).isEqualTo(Rejection.ACTE_SANS_OBJET);
        PaymentRequestId first = scheduled("12000");
        PaymentRequestId second = scheduled("500");
        execute(first);
        assertThat(story.refused(new CloseRun(RUN), KATIA.on(DAY)).facts()).containsEntry("inscrites", "1");
        assertThat(story.rejection(new CloseRun(RUN), KATIA.on(DAY))).isEqualTo(Rejection.CAMPAGNE_INCOMPLETE);

        var withdrawn = story.accepted(new WithdrawFromRun(second, "Compte à vérifier"), KATIA.on(DAY));
        close();

        only(withdrawn, PaymentWithdrawnFromRun.class);
        only(withdrawn, RunRequestWithdrawn.class);
        assertThat(story.ledger().payment(second).status()).isEqualTo("ACCEPTED");
        assertThat(story.rejection(new CloseRun(RUN), KATIA.on(DAY))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new ScheduleInRun(second, RUN, date(DAY)), KATIA.on(DAY)))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    @Test
    void only_what_is_scheduled_is_withdrawn_and_by_its_comptable() {
        PaymentRequestId id = story.anAcceptedPayment("12000");
        var withdraw = new WithdrawFromRun(id, "Compte à vérifier");

        assertThat(story.rejection(withdraw, KATIA.on(DAY))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new ScheduleInRun(id, RUN, date(DAY)), KATIA.on("2026-03-12"));
        assertThat(story.rejection(withdraw, KARL.on(DAY))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.accepted(withdraw, KATIA.on(DAY))).hasOnlyElementsOfType(PaymentWithdrawnFromRun.class);
    }

    @Test
    void a_request_accepted_again_on_another_account_leaves_its_run() {
        open();
        PaymentRequestId id = scheduled("12000");
        story.accepted(new ChangePayeeAccount(id, NEW_IBAN, "RIB"), GINA.on("2026-03-13"));
        assertThat(story.rejection(new ExecuteRun(RUN, id, date(DAY)), KATIA.on(DAY)))
                .isEqualTo(Rejection.RIB_MODIFIE);

        only(story.accepted(accepting(id), KATIA.on("2026-03-14")), RunRequestWithdrawn.class);

        story.accepted(new ScheduleInRun(id, RUN, date(DAY)), KATIA.on("2026-03-14"));
        assertThat(only(execute(id), RunTransferOrdered.class).transfer().account())
                .isEqualTo(NEW_IBAN);
        close();
    }

    @Test
    void a_returned_payment_is_sent_again_in_the_file_of_another_run() {
        open();
        PaymentRequestId id = scheduled("12000");
        String sent = only(execute(id), PaymentExecuted.class).endToEndId();
        close();
        story.accepted(
                returning(id, sent, ReturnKind.REJECTED_BEFORE_SETTLEMENT, "MS03", "12000", "REJ-1"),
                BANK.on("2026-03-23"));
        assertThat(story.rejection(new ReissuePayment(id, date("2026-03-24"), RUN), KATIA.on("2026-03-24")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new OpenRun(other(), date("2026-03-24"), P1, TREASURY_ACCOUNT), KATIA.on("2026-03-24"));

        var again = story.accepted(new ReissuePayment(id, date("2026-03-24"), other()), KATIA.on("2026-03-24"));
        var closed = only(story.accepted(new CloseRun(other()), KATIA.on("2026-03-24")), PaymentRunClosed.class);

        assertThat(only(again, RunTransferOrdered.class).transfer().endToEndId())
                .endsWith("-2");
        assertThat(closed.controlSum()).isEqualTo(euros("12000"));
        LedgerInvariants.check(story.ledger());
    }

    @Test
    void late_interest_is_paid_in_the_name_of_its_supplier() {
        PaymentRequestId principal = story.anAcceptedPayment("12000");
        PaymentRequestId late = only(PaymentStory.pay(story, principal, "2026-04-03"), LateInterestRequested.class)
                .paymentRequestId();
        PaymentRunId run = other();
        story.accepted(new OpenRun(run, date("2026-04-12"), P1, TREASURY_ACCOUNT), KATIA.on("2026-04-10"));
        story.accepted(new OrderPayment(late), OMAR.on("2026-04-10"));
        story.accepted(accepting(late), KATIA.on("2026-04-11"));
        story.accepted(new ScheduleInRun(late, run, date("2026-04-12")), KATIA.on("2026-04-11"));

        var paid = story.accepted(new ExecuteRun(run, late, date("2026-04-12")), KATIA.on("2026-04-12"));

        RunTransfer transfer = only(paid, RunTransferOrdered.class).transfer();
        assertThat(transfer.creditor()).isEqualTo(F1.name());
        assertThat(transfer.remittance()).startsWith("Intérêts moratoires facture ");
        assertThat(transfer.amount()).isEqualTo(euros("43.34"));
        assertThat(transfer.account()).isEqualTo(F1_IBAN);
    }

    @Test
    void late_interest_from_before_its_supplier_was_named_finds_his_name_or_goes_without_one() {
        PaymentRequest unnamed = new PaymentRequest.Absent()
                .evolve(new LateInterestRequested(
                        id("L"),
                        PaymentRequestNumber.of("100000009"),
                        id("P"),
                        F1.ref(),
                        null,
                        "F-1",
                        date("2026-04-03"),
                        euros("43.34"),
                        F1_IBAN,
                        List.of(),
                        List.of()));
        var party = ThirdParty.UNREGISTERED.evolve(new ThirdPartyEvent.ThirdPartyRegistered(
                ThirdPartyId.of("1000000001"),
                F1_SIRET,
                "Imprimerie",
                date("2026-01-10"),
                KATIA.on("2026-01-10").actor()));

        assertThat(PaymentRunDecisions.creditor(unnamed, Commitment.ABSENT, party))
                .isEqualTo("Imprimerie");
        assertThat(PaymentRunDecisions.creditor(unnamed, Commitment.ABSENT, ThirdParty.UNREGISTERED))
                .isNull();
    }

    @Test
    void a_run_that_nobody_opened_pays_and_writes_no_file() {
        PaymentRequestId id = scheduled("12000");

        assertThat(execute(id)).noneMatch(event -> event instanceof PaymentRunEvent);
    }

    @Test
    void a_request_scheduled_before_its_run_was_opened_is_in_the_file_all_the_same() {
        PaymentRequestId id = scheduled("12000");
        open();

        execute(id);

        assertThat(only(close(), PaymentRunClosed.class).transfers()).isEqualTo(1);
    }

    @Test
    void two_runs_from_the_same_state_do_not_see_each_other() {
        RunMembers before = RunMembers.NONE.scheduling(id("A"));

        RunMembers one = before.scheduling(id("B"));
        RunMembers two = before.scheduling(id("C")).withdrawing(id("A"));

        assertThat(before.scheduled()).containsExactly(id("A"));
        assertThat(one.scheduled()).containsExactly(id("A"), id("B"));
        assertThat(two.scheduled()).containsExactly(id("C"));
        assertThat(one).isEqualTo(before.scheduling(id("B"))).hasSameHashCodeAs(before.scheduling(id("B")));
        assertThat(RunMembers.NONE.size()).isZero();
    }

    private static PaymentRequestId id(String invoice) {
        return PaymentRequestId.ofInvoice(F1_SIRET, invoice, 2026);
    }

    private static PaymentRunId other() {
        return PaymentRunId.of("CAMPAGNE-2");
    }

    private static OpenRun opening(String day) {
        return new OpenRun(RUN, date(day), P1, TREASURY_ACCOUNT);
    }

    private void open() {
        story.accepted(opening(DAY), KATIA.on("2026-03-12"));
    }

    private PaymentRequestId scheduled(String amount) {
        PaymentRequestId id = story.anAcceptedPayment(amount);
        story.accepted(new ScheduleInRun(id, RUN, date(DAY)), KATIA.on("2026-03-12"));
        return id;
    }

    private List<LedgerEvent> execute(PaymentRequestId id) {
        return story.accepted(new ExecuteRun(RUN, id, date(DAY)), KATIA.on(DAY));
    }

    private List<LedgerEvent> close() {
        return story.accepted(new CloseRun(RUN), KATIA.on(DAY));
    }
}
