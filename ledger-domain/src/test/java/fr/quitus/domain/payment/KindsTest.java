package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.F1;
import static fr.quitus.domain.G0.F1_SIRET;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.asking;
import static fr.quitus.domain.payment.PaymentStory.crediting;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.pay;
import static fr.quitus.domain.payment.PaymentStory.templates;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.payment.ControlCommand.RequisitionAccountant;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.SettlementCommand.ReleaseRetention;
import fr.quitus.domain.payment.SettlementEvent.RetentionReleaseRequested;
import fr.quitus.domain.payment.WithdrawalCommand.CancelPaymentRequest;
import fr.quitus.domain.payment.WithdrawalCommand.RefuseInvoice;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.Title;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Retentions released, instalments, balances, subsidies, and requests that end before the comptable accepts them. */
class KindsTest {
    private static final PaymentRequestId UNKNOWN = PaymentRequestId.ofInvoice(F1_SIRET, "?", 2026);

    private final Story story = Story.g0();

    @Test
    void a_retention_released_is_paid_like_a_request_of_its_own() {
        PaymentRequestId id = retained("10000", "500");
        paid(id);

        var opened =
                only(story.accepted(new ReleaseRetention(id), OMAR.on("2026-04-01")), RetentionReleaseRequested.class);
        PaymentRequestId release = opened.paymentRequestId();

        assertThat(opened.amount()).isEqualTo(euros("500"));
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.parse("9500"));
        story.accepted(new OrderPayment(release), OMAR.on("2026-04-02"));
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.parse("500"));
        story.accepted(accepting(release), KATIA.on("2026-04-03"));
        pay(story, release, "2026-04-06");

        assertThat(templates(story)).containsExactly("P01", "P10", "P03", "P11", "P03");
        assertThat(debitOf(story, Accounts.GUARANTEE_RETENTIONS)).isEqualTo(Balance.ZERO);
        assertThat(debitOf(story, Accounts.SUPPLIERS)).isEqualTo(Balance.ZERO);
        assertThat(story.ledger().envelope(U1_HT2).cp().consumed()).isEqualTo(Balance.parse("10000"));
        assertThat(story.rejection(new ReleaseRetention(id), OMAR.on("2026-04-07")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
    }

    @Test
    void a_commitment_is_not_closed_before_its_retention_is_paid_back() {
        PaymentRequestId id = retained("10000", "500");
        paid(id);
        CommitmentNumber number =
                story.ledger().payment(id).opened().orElseThrow().commitment();

        assertThat(story.rejection(new CloseCommitment(number), OMAR.on("2026-04-01")))
                .isEqualTo(Rejection.ENGAGEMENT_EN_COURS);
    }

    @Test
    void names_the_first_rule_a_release_breaks() {
        PaymentRequestId matched = retained("100", "5");
        PaymentRequestId plain = story.anAcceptedPayment("100");
        PaymentRequestId id = retained("200", "10");
        paid(id);

        assertThat(story.rejection(new ReleaseRetention(UNKNOWN), STRANGER.on("2026-04-01")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(new ReleaseRetention(matched), STRANGER.on("2026-04-01")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new ReleaseRetention(plain), STRANGER.on("2026-04-01")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);
        assertThat(story.rejection(new ReleaseRetention(id), STRANGER.on("2026-04-01")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new ReleaseRetention(id), OMAR.on("2027-01-01")))
                .isEqualTo(Rejection.DELEGATION_EXPIREE);
    }

    @Test
    void an_instalment_is_paid_on_service_and_a_balance_claims_all_that_is_left() {
        CommitmentNumber number = story.aValidatedCommitment("10000");
        story.aCertifiedService(number, "4000");
        paid(matched(number, "3000", PaymentKind.INSTALMENT));
        story.aCertifiedService(number, "6000");

        PaymentRequestId tooLittle = received(number, "6999.99", PaymentKind.BALANCE);
        assertThat(story.refused(new MatchInvoice(tooLittle, null), GINA.on("2026-03-04")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.RAPPROCHEMENT_INCOMPLET))
                .satisfies(r -> assertThat(r.facts()).containsEntry("ecart", "0.01"));
        paid(matched(number, "7000", PaymentKind.BALANCE));

        assertThat(debitOf(story, CHARGE)).isEqualTo(Balance.parse("10000"));
        assertThat(debitOf(story, Accounts.INVOICES_NOT_RECEIVED)).isEqualTo(Balance.ZERO);
        story.accepted(new CancelPaymentRequest(tooLittle, "Reprise"), OMAR.on("2026-03-31"));
        story.accepted(new CloseCommitment(number), OMAR.on("2026-04-01"));
    }

    @Test
    void a_commitment_is_not_closed_while_an_invoice_waits_on_it() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        PaymentRequestId id = received(number, "12000", PaymentKind.INVOICE);
        PaymentRequestId advance = received(number, "100", PaymentKind.ADVANCE);
        var closing = new CloseCommitment(number);

        var refusal = story.refused(closing, OMAR.on("2026-03-04"));
        assertThat(refusal.code()).isEqualTo(Rejection.ENGAGEMENT_EN_COURS);
        assertThat(refusal.facts()).containsEntry("paymentRequestId", id.text());
        assertThat(refusal.detail())
                .contains(story.ledger()
                        .payment(id)
                        .opened()
                        .orElseThrow()
                        .number()
                        .text());
        story.accepted(new RefuseInvoice(id, "Rien n'est servi"), OMAR.on("2026-03-04"));
        assertThat(story.refused(closing, OMAR.on("2026-03-04")).facts())
                .containsEntry("paymentRequestId", advance.text());
        story.accepted(new CancelPaymentRequest(advance, "Retirée par le fournisseur"), GINA.on("2026-03-04"));

        story.accepted(closing, OMAR.on("2026-03-04"));
    }

    @Test
    void a_commitment_is_not_closed_before_a_credit_note_on_it_is_accepted_or_ends() {
        PaymentRequestId corrected = story.anExecutedPayment("12000").paymentRequestId();
        CommitmentNumber number =
                story.ledger().payment(corrected).opened().orElseThrow().commitment();
        var received = crediting(number, "A-1", "2000", corrected);
        story.accepted(received, GINA.on("2026-03-24"));
        PaymentRequestId credit = received.paymentRequestId();
        story.accepted(new MatchInvoice(credit, null), GINA.on("2026-03-24"));
        var closing = new CloseCommitment(number);

        assertThat(story.refused(closing, OMAR.on("2026-03-25")).facts())
                .containsEntry("paymentRequestId", credit.text());
        story.accepted(new CancelPaymentRequest(credit, "Erreur"), OMAR.on("2026-03-25"));

        story.accepted(closing, OMAR.on("2026-03-25"));
    }

    @Test
    void a_line_whose_balance_is_claimed_is_served_no_more_until_the_balance_is_withdrawn() {
        CommitmentNumber number = story.aValidatedCommitment("10000");
        story.aCertifiedService(number, "4000");
        PaymentRequestId id = matched(number, "4000", PaymentKind.BALANCE);
        var service = new RecordService(number, 1, euros("1"), date("2026-03-05"));

        assertThat(story.rejection(service, GINA.on("2026-03-05"))).isEqualTo(Rejection.POSTE_SOLDE);
        PaymentRequestId advance = received(number, "1", PaymentKind.ADVANCE);
        assertThat(story.rejection(new MatchInvoice(advance, null), GINA.on("2026-03-05")))
                .isEqualTo(Rejection.AVANCE_EXCESSIVE);
        story.accepted(new RefuseInvoice(id, "Ce n'est pas le solde"), OMAR.on("2026-03-06"));

        story.accepted(service, GINA.on("2026-03-06"));
    }

    @Test
    void a_balance_takes_back_the_whole_advance() {
        CommitmentNumber number = story.aValidatedCommitment("10000");
        paid(matched(number, "2000", PaymentKind.ADVANCE));
        story.aCertifiedService(number, "5000");

        PaymentRequestId id = matched(number, "5000", PaymentKind.BALANCE);

        assertThat(story.ledger().payment(id).opened().orElseThrow().toPay()).isEqualTo(Balance.parse("3000"));
    }

    @Test
    void a_subsidy_is_of_title_6_on_a_subsidy_and_nothing_is_deducted_from_it() {
        CommitmentNumber market = story.aServedCommitment("1000");
        CommitmentNumber number = subsidy("1000");
        story.aCertifiedService(number, "1000");

        assertThat(story.rejection(asking(market, "S-1", "1000", PaymentKind.SUBSIDY), GINA.on("2026-03-03")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        PaymentRequestId id = received(number, "1000", PaymentKind.SUBSIDY);
        assertThat(story.rejection(new MatchInvoice(id, null, euros("50"), null, null), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-04"));
        story.accepted(new OrderPayment(id), OMAR.on("2026-03-10"));
        story.accepted(accepting(id), KATIA.on("2026-03-12"));

        assertThat(pay(story, id, "2026-06-20")).hasSize(3);
    }

    @Test
    void what_the_ledger_opens_by_itself_is_not_received() {
        CommitmentNumber number = story.aServedCommitment("1000");

        for (PaymentKind kind : PaymentKind.values()) {
            if (!kind.isReceived()) {
                assertThat(story.rejection(asking(number, "X-1", "1000", kind), GINA.on("2026-03-03")))
                        .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
            }
        }
    }

    @Test
    void an_invoice_refused_by_the_ordonnateur_gives_its_service_back_and_may_come_again() {
        PaymentRequestId id = story.aMatchedInvoice("12000");
        CommitmentNumber number =
                story.ledger().payment(id).opened().orElseThrow().commitment();

        story.accepted(new RefuseInvoice(id, "Tarif d'un autre marché"), OMAR.on("2026-03-05"));

        assertThat(story.ledger().payment(id).status()).isEqualTo("REJECTED_BY_ORDONNATEUR");
        assertThat(story.rejection(new RefuseInvoice(id, "Encore"), OMAR.on("2026-03-05")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        PaymentRequestId other = story.aReceivedInvoice(number, "12000");
        story.accepted(new MatchInvoice(other, null), GINA.on("2026-03-06"));
        story.accepted(Story.invoicing(number, "F-0", "12000"), GINA.on("2026-03-06"));
        assertThat(story.ledger().payment(id).status()).isEqualTo("RECEIVED");
    }

    @Test
    void an_ordered_request_is_cancelled_by_the_ordonnateur_and_its_credits_are_free() {
        PaymentRequestId id = story.anOrderedPayment("12000");

        assertThat(story.rejection(new CancelPaymentRequest(id, "Retirée"), GINA.on("2026-03-11")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        story.accepted(new CancelPaymentRequest(id, "Ordonnancée par erreur"), OMAR.on("2026-03-11"));

        assertThat(story.ledger().payment(id).status()).isEqualTo("CANCELLED");
        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("80000"));
    }

    @Test
    void names_the_first_rule_a_withdrawal_breaks() {
        PaymentRequestId received = story.aReceivedInvoice(story.aServedCommitment("1"), "1");
        PaymentRequestId accepted = story.anAcceptedPayment("1");
        PaymentRequestId retained = retained("100", "5");
        paid(retained);
        story.accepted(new ReleaseRetention(retained), OMAR.on("2026-04-01"));
        PaymentRequestId release = PaymentRequestId.ofRetentionRelease(retained);
        PaymentRequestId suspended = PaymentStory.suspended(story, SuspensionMotive.LIQUIDATION_INEXACTE);
        story.accepted(new RequisitionAccountant(suspended, "Ordre 1"), PAULA.on("2026-03-13"));

        assertThat(story.rejection(new RefuseInvoice(UNKNOWN, "?"), STRANGER.on("2026-04-01")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(new RefuseInvoice(accepted, "?"), STRANGER.on("2026-04-01")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new RefuseInvoice(release, "?"), STRANGER.on("2026-04-01")))
                .isEqualTo(Rejection.NATURE_INCOMPATIBLE);
        assertThat(story.rejection(new RefuseInvoice(received, "?"), STRANGER.on("2026-04-01")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new CancelPaymentRequest(accepted, "?"), OMAR.on("2026-04-01")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new CancelPaymentRequest(suspended, "?"), OMAR.on("2026-04-01")))
                .isEqualTo(Rejection.REQUISITION_EN_VIGUEUR);
        assertThat(story.rejection(new CancelPaymentRequest(received, "?"), OMAR.on("2027-04-01")))
                .isEqualTo(Rejection.DELEGATION_EXPIREE);
        story.accepted(new CancelPaymentRequest(received, "Retirée"), GINA.on("2026-04-01"));
    }

    private PaymentRequestId retained(String gross, String retention) {
        PaymentRequestId id = story.aReceivedInvoice(story.aServedCommitment(gross), gross);
        story.accepted(new MatchInvoice(id, null, euros(retention), null, null), GINA.on("2026-03-04"));
        return id;
    }

    private PaymentRequestId received(CommitmentNumber number, String amount, PaymentKind kind) {
        var command = asking(number, "K-" + story.ledger().log().size(), amount, kind);
        story.accepted(command, GINA.on("2026-03-03"));
        return command.paymentRequestId();
    }

    private PaymentRequestId matched(CommitmentNumber number, String amount, PaymentKind kind) {
        PaymentRequestId id = received(number, amount, kind);
        story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-04"));
        return id;
    }

    private void paid(PaymentRequestId id) {
        story.accepted(new OrderPayment(id), OMAR.on("2026-03-10"));
        story.accepted(accepting(id), KATIA.on("2026-03-12"));
        pay(story, id, "2026-03-20");
    }

    private CommitmentNumber subsidy(String amount) {
        CommitmentNumber number = story.aDraftedCommitment(new DraftCommitment(
                YEAR,
                U1,
                CommitmentType.SUBVENTION,
                F1,
                "Subvention",
                List.of(new DraftLine(imputation(Title.T6, CHARGE), euros(amount)))));
        story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        return number;
    }
}
