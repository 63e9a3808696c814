package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F2;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.keeping;
import static fr.quitus.domain.G0.over;
import static fr.quitus.domain.Story.RUN;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.NEW_IBAN;
import static fr.quitus.domain.payment.PaymentStory.RETURNED;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.pay;
import static fr.quitus.domain.payment.PaymentStory.returning;
import static fr.quitus.domain.payment.PaymentStory.settled;
import static fr.quitus.domain.payment.PaymentStory.settling;
import static fr.quitus.domain.payment.PaymentStory.templates;
import static fr.quitus.domain.payment.ReturnKind.REJECTED_BEFORE_SETTLEMENT;
import static fr.quitus.domain.payment.ReturnKind.RETURNED_AFTER_SETTLEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.payment.TransferCommand.ChangePayeeAccount;
import fr.quitus.domain.payment.TransferCommand.RecordReturn;
import fr.quitus.domain.payment.TransferCommand.ReissuePayment;
import fr.quitus.domain.payment.TransferEvent.PayeeAccountAccepted;
import fr.quitus.domain.payment.TransferEvent.PaymentReissued;
import fr.quitus.domain.payment.TransferEvent.PaymentReturned;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.ReturnReasonCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferActsTest {
    private static final PaymentRequestId UNKNOWN = PaymentRequestId.ofInvoice(F2, "X", 2026);
    private final Story story = Story.g0();

    @Test
    void a_returned_payment_is_sent_again_on_a_new_account_without_new_credits() {
        PaymentExecuted first = settled(story, "12000");
        PaymentRequestId id = first.paymentRequestId();
        story.accepted(returned(first, "AC04", "RET-1"), BANK.on("2026-03-27"));
        assertThat(debitOf(story, RETURNED)).isEqualTo(Balance.parse("-12000"));
        assertThat(debitOf(story, Accounts.TREASURY)).isEqualTo(Balance.ZERO);
        story.accepted(changing(id, NEW_IBAN), GINA.on("2026-03-30"));

        var second = only(
                story.accepted(new ReissuePayment(id, date("2026-04-01")), KATIA.on("2026-04-01")),
                PaymentReissued.class);
        story.accepted(settling(id, second.endToEndId(), "12000", "REF-2"), BANK.on("2026-04-02"));

        assertThat(first.endToEndId()).endsWith("-1");
        assertThat(second.endToEndId()).endsWith("-2");
        assertThat(second.payeeIban()).isEqualTo(NEW_IBAN);
        assertThat(templates(story)).containsExactly("P01", "P02", "P03", "P04", "P05", "P06", "P04");
        assertThat(story.ledger().payment(id).status()).isEqualTo("SETTLED");
        assertThat(debitOf(story, RETURNED)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.TRANSFERS_IN_TRANSIT)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.TREASURY)).isEqualTo(Balance.parse("-12000"));
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.parse("12000"));
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("88000"));
    }

    @Test
    void a_transfer_rejected_before_it_left_never_touches_the_treasury() {
        PaymentExecuted first = story.anExecutedPayment("12000");
        PaymentRequestId id = first.paymentRequestId();

        story.accepted(rejected(first, "MS03", "MSG-1"), BANK.on("2026-03-27"));
        story.accepted(new ReissuePayment(id, date("2026-04-01")), KATIA.on("2026-04-01"));

        assertThat(templates(story)).containsExactly("P01", "P02", "P03", "P05b", "P06");
        assertThat(debitOf(story, Accounts.TREASURY)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.TRANSFERS_IN_TRANSIT)).isEqualTo(Balance.parse("-12000"));
    }

    @Test
    void what_the_bank_told_once_is_told_again_without_effect_even_after_a_reissue() {
        PaymentExecuted first = settled(story, "12000");
        PaymentRequestId id = first.paymentRequestId();
        LedgerCommand returned = returned(first, "MS03", "RET-1");
        LedgerCommand debited = Story.settling(first, "REF-" + first.endToEndId());
        story.accepted(returned, BANK.on("2026-03-27"));

        assertThat(story.accepted(returned, BANK.on("2026-03-28"))).isEmpty();
        assertThat(story.accepted(debited, BANK.on("2026-03-28"))).isEmpty();
        story.accepted(new ReissuePayment(id, date("2026-04-01")), KATIA.on("2026-04-01"));
        assertThat(story.accepted(returned, BANK.on("2026-04-01"))).isEmpty();
        assertThat(story.accepted(debited, BANK.on("2026-04-01"))).isEmpty();
        assertThat(story.ledger().log())
                .filteredOn(PaymentReturned.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_second_return_of_the_second_attempt_is_another_return() {
        PaymentExecuted first = settled(story, "12000");
        PaymentRequestId id = first.paymentRequestId();
        story.accepted(returned(first, "MS03", "RET-1"), BANK.on("2026-03-27"));
        var second = only(
                story.accepted(new ReissuePayment(id, date("2026-04-01")), KATIA.on("2026-04-01")),
                PaymentReissued.class);

        story.accepted(
                returning(id, second.endToEndId(), REJECTED_BEFORE_SETTLEMENT, "AC01", "12000", "MSG-2"),
                BANK.on("2026-04-02"));

        assertThat(story.ledger().payment(id).status()).isEqualTo("RETURNED");
        assertThat(debitOf(story, RETURNED)).isEqualTo(Balance.parse("-12000"));
    }

    @Test
    void names_the_first_rule_a_return_breaks() {
        PaymentExecuted paid = story.anExecutedPayment("12000");
        PaymentExecuted settled = settled(story, "100");
        story.accepted(returned(settled(story, "100"), "MS03", "RET-9"), BANK.on("2026-03-27"));
        PaymentRequestId id = settled.paymentRequestId();

        assertThat(story.rejection(
                        returning(UNKNOWN, "X", RETURNED_AFTER_SETTLEMENT, "AC04", "1", "RET-1"),
                        KARL.on("2026-03-27")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(returned(paid, "AC04", "RET-1"), KARL.on("2026-03-27")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(rejected(settled, "AC04", "RET-1"), KARL.on("2026-03-27")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(
                        returning(id, "X", RETURNED_AFTER_SETTLEMENT, "AC04", "1", "RET-1"), KARL.on("2026-03-27")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        returning(id, "X", RETURNED_AFTER_SETTLEMENT, "AC04", "100", "RET-1"), BANK.on("2026-03-27")))
                .isEqualTo(Rejection.REGLEMENT_DIFFERENT);
        assertThat(story.rejection(
                        returning(id, settled.endToEndId(), RETURNED_AFTER_SETTLEMENT, "AC04", "99.99", "RET-1"),
                        BANK.on("2026-03-27")))
                .isEqualTo(Rejection.REGLEMENT_DIFFERENT);
        assertThat(story.rejection(returned(settled, "AC04", "RET-9"), BANK.on("2026-03-27")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_EPUISEE);
        var otherDate = new RecordReturn(
                id,
                settled.endToEndId(),
                RETURNED_AFTER_SETTLEMENT,
                ReturnReasonCode.of("AC04"),
                settled.amount(),
                date("2026-03-28"),
                TREASURY,
                "RET-9");
        assertThat(story.rejection(otherDate, BANK.on("2026-03-28"))).isEqualTo(Rejection.ECRITURE_BANCAIRE_DIFFERENTE);
    }

    @Test
    void names_the_first_rule_a_reissue_breaks() {
        PaymentExecuted settled = settled(story, "100");
        PaymentExecuted back = settled(story, "12000");
        PaymentRequestId id = back.paymentRequestId();
        story.accepted(returned(back, "AC04", "RET-1"), BANK.on("2026-03-27"));

        assertThat(story.rejection(new ReissuePayment(UNKNOWN, date("2026-03-31")), KARL.on("2026-04-01")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(
                        new ReissuePayment(settled.paymentRequestId(), date("2026-03-31")), KARL.on("2026-04-01")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new ReissuePayment(id, date("2026-03-31")), KARL.on("2026-04-01")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        new ReissuePayment(id, date("2026-03-31")),
                        GINA.as(Role.PUBLIC_ACCOUNTANT, keeping(P1)).on("2026-04-01")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(new ReissuePayment(id, date("2026-03-31")), KATIA.on("2026-04-01")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.refused(new ReissuePayment(id, date("2026-04-01")), KATIA.on("2026-04-01")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.RIB_INCHANGE))
                .satisfies(r -> assertThat(r.facts()).containsEntry("motif", "AC04"));
    }

    @Test
    void an_account_changed_after_acceptance_is_accepted_before_anything_is_sent() {
        PaymentRequestId id = story.aScheduledPayment("12000");
        story.accepted(changing(id, NEW_IBAN), GINA.on("2026-03-19"));
        var refusal = story.refused(new ExecuteRun(RUN, id, date("2026-03-20")), KATIA.on("2026-03-20"));
        assertThat(refusal.code()).isEqualTo(Rejection.RIB_MODIFIE);
        assertThat(refusal.facts()).containsEntry("payeeIban", NEW_IBAN.text());

        var again = story.accepted(accepting(id), KATIA.on("2026-03-20"));
        assertThat(only(again, PayeeAccountAccepted.class).payeeIban()).isEqualTo(NEW_IBAN);
        assertThat(story.ledger().payment(id).status()).isEqualTo("ACCEPTED");
        pay(story, id, "2026-03-20");

        assertThat(templates(story)).containsExactly("P01", "P02", "P03");
        assertThat(story.ledger().payment(id).opened().orElseThrow().transfers())
                .extracting(Transfer::payeeIban)
                .containsExactly(NEW_IBAN);
    }

    @Test
    void an_account_changed_and_changed_back_needs_no_second_acceptance() {
        PaymentRequestId id = story.anAcceptedPayment("12000");
        story.accepted(changing(id, NEW_IBAN), GINA.on("2026-03-19"));
        assertThat(story.rejection(new ScheduleInRun(id, RUN, date("2026-03-20")), KATIA.on("2026-03-19")))
                .isEqualTo(Rejection.RIB_MODIFIE);
        assertThat(story.rejection(new AcceptPaymentRequest(id, Map.of()), KATIA.on("2026-03-19")))
                .isEqualTo(Rejection.CONTROLE_NON_SATISFAIT);

        story.accepted(changing(id, F1_IBAN), GINA.on("2026-03-19"));

        assertThat(story.rejection(accepting(id), KATIA.on("2026-03-19"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        pay(story, id, "2026-03-20");
        assertThat(story.ledger().payment(id).opened().orElseThrow().transfers())
                .extracting(Transfer::payeeIban)
                .containsExactly(F1_IBAN);
    }

    @Test
    void an_account_changed_before_acceptance_is_the_one_that_is_accepted() {
        PaymentRequestId id = story.anOrderedPayment("12000");
        story.accepted(changing(id, NEW_IBAN), GINA.on("2026-03-11"));

        var accepted =
                only(story.accepted(accepting(id), KATIA.on("2026-03-12")), PaymentRequestEvent.PaymentAccepted.class);

        assertThat(accepted.payeeIban()).isEqualTo(NEW_IBAN);
    }

    @Test
    void names_the_first_rule_a_change_of_account_breaks() {
        PaymentRequestId paid = story.anExecutedPayment("1").paymentRequestId();
        PaymentRequestId id = story.anAcceptedPayment("12000");

        assertThat(story.rejection(changing(UNKNOWN, F1_IBAN), STRANGER.on("2026-03-19")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(changing(paid, F1_IBAN), STRANGER.on("2026-03-20")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(changing(id, F1_IBAN), STRANGER.on("2026-03-19")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(
                        changing(id, F1_IBAN),
                        KATIA.as(Role.MANAGER, over("0156-DR35")).on("2026-03-19")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(changing(id, F1_IBAN), GINA.on("2026-03-19")))
                .isEqualTo(Rejection.RIB_INCHANGE);
    }

    private static ChangePayeeAccount changing(PaymentRequestId id, Iban iban) {
        return new ChangePayeeAccount(id, iban, "RIB du fournisseur");
    }

    private static RecordReturn returned(PaymentExecuted executed, String reason, String reference) {
        return returning(
                executed.paymentRequestId(),
                executed.endToEndId(),
                RETURNED_AFTER_SETTLEMENT,
                reason,
                executed.amount().text(),
                reference);
    }

    private static RecordReturn rejected(PaymentExecuted executed, String reason, String reference) {
        return returning(
                executed.paymentRequestId(),
                executed.endToEndId(),
                REJECTED_BEFORE_SETTLEMENT,
                reason,
                executed.amount().text(),
                reference);
    }
}
