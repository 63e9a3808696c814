package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.CHORUS_PRO;
import static fr.quitus.domain.G0.F1_IBAN;
import static fr.quitus.domain.G0.F2;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.keeping;
import static fr.quitus.domain.Story.RUN;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.invoicing;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.Story.settling;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ConfirmSettlement;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.MatchLine;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentCommand.ScheduleInRun;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ServiceReceiptNumber;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaymentChainTest {
    private static final CommitmentNumber NO_COMMITMENT = CommitmentNumber.of("9999999999");
    private static final PaymentRequestId UNKNOWN = PaymentRequestId.ofInvoice(F2, "X", 2026);
    private final Story story = Story.g0();

    @Test
    void pays_an_invoice_from_the_commitment_to_the_statement() {
        PaymentExecuted executed = story.anExecutedPayment("12000");
        story.accepted(settling(executed, "REF-1"), BANK.on("2026-03-23"));

        assertThat(executed.paymentDays()).isEqualTo(17);
        assertThat(story.ledger().payment(executed.paymentRequestId()).status()).isEqualTo("SETTLED");
        assertThat(story.ledger().log().stream().flatMap(e -> e.entries().stream()))
                .extracting(entry -> entry.template())
                .containsExactly("P01", "P02", "P03", "P04");
        var envelope = story.ledger().envelope(U1_HT2);
        assertThat(envelope.cp().consumed()).isEqualTo(Balance.parse("12000"));
        assertThat(envelope.cp().reserved()).isEqualTo(Balance.ZERO);
        assertThat(envelope.cpAvailable()).isEqualTo(Balance.parse("68000"));
        assertThat(envelope.aeAvailable()).isEqualTo(Balance.parse("88000"));
    }

    @Test
    void names_the_first_rule_an_invoice_breaks() {
        CommitmentNumber draft = story.aDraftedCommitment("1");
        CommitmentNumber number = story.aServedCommitment("100");

        assertThat(story.rejection(wrongInvoice(NO_COMMITMENT), STRANGER.on("2026-03-03")))
                .isEqualTo(Rejection.EJ_INCONNU);
        assertThat(story.rejection(wrongInvoice(draft), STRANGER.on("2026-03-03")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(wrongInvoice(number), STRANGER.on("2026-03-03")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(wrongInvoice(number), CHORUS_PRO.on("2026-03-03")))
                .isEqualTo(Rejection.FOURNISSEUR_DIFFERENT);
        ReceiveInvoice good = invoicing(number, "F-9", "100");
        assertThat(story.rejection(received(good, "2026-03-04", "20"), GINA.on("2026-03-03")))
                .isEqualTo(Rejection.MONTANTS_INCOHERENTS);
        assertThat(story.rejection(received(good, "2026-03-04", null), GINA.on("2026-03-03")))
                .isEqualTo(Rejection.DATE_FUTURE);
    }

    @Test
    void refuses_an_invoice_already_received_and_names_its_payment_request() {
        CommitmentNumber number = story.aServedCommitment("100");
        story.accepted(invoicing(number, "F-1", "60"), GINA.on("2026-03-03"));

        var refusal = story.refused(invoicing(NO_COMMITMENT, "F-1", "40"), STRANGER.on("2026-03-03"));

        assertThat(refusal.code()).isEqualTo(Rejection.FACTURE_DEJA_RECUE);
        assertThat(refusal.facts()).containsEntry("paymentRequestNumber", "100000001");
    }

    @Test
    void refuses_an_invoice_above_the_certified_service() {
        CommitmentNumber number = story.aValidatedCommitment("12000");
        story.aCertifiedService(number, "5000");
        PaymentRequestId id = story.aReceivedInvoice(number, "6000");

        var refusal = story.refused(new MatchInvoice(id, null), GINA.on("2026-03-04"));

        assertThat(refusal.code()).isEqualTo(Rejection.FACTURE_SUPERIEURE_SERVICE_FAIT);
        assertThat(refusal.facts()).containsEntry("ecart", "1000.00");
    }

    @Test
    void never_claims_the_same_service_twice() {
        CommitmentNumber number = story.aServedCommitment("100");
        PaymentRequestId first = story.aReceivedInvoice(number, "60");
        PaymentRequestId second = story.aReceivedInvoice(number, "40.01");
        story.accepted(new MatchInvoice(first, null), GINA.on("2026-03-04"));

        assertThat(story.rejection(new MatchInvoice(second, null), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.FACTURE_SUPERIEURE_SERVICE_FAIT);
    }

    @Test
    void names_the_first_rule_a_match_breaks() {
        CommitmentNumber number = story.aValidatedCommitment("100");
        ServiceReceiptNumber receipt = story.aCertifiedService(number, "60");
        ServiceReceiptNumber uncertified = story.aRecordedService(number, "40");
        PaymentRequestId id = story.aReceivedInvoice(number, "100");
        var unknown = new MatchLine(ServiceReceiptNumber.of("999999999"), euros("1"));

        assertThat(story.rejection(new MatchInvoice(UNKNOWN, null), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(matching(id, unknown), STRANGER.on("2026-03-04")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(matching(id, unknown), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.SERVICE_FAIT_INCONNU);
        assertThat(story.rejection(
                        matching(id, new MatchLine(receipt, euros("30")), new MatchLine(receipt, euros("30"))),
                        GINA.on("2026-03-04")))
                .isEqualTo(Rejection.SERVICE_FAIT_INCONNU);
        assertThat(story.rejection(matching(id, new MatchLine(uncertified, euros("1"))), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.FACTURE_SUPERIEURE_SERVICE_FAIT);
        assertThat(story.rejection(matching(id, new MatchLine(receipt, euros("60"))), GINA.on("2026-03-04")))
                .isEqualTo(Rejection.RAPPROCHEMENT_INCOMPLET);
    }

    @Test
    void names_the_first_rule_an_order_breaks() {
        PaymentRequestId received = story.aReceivedInvoice(story.aServedCommitment("1"), "1");
        PaymentRequestId id = story.aMatchedInvoice("80000.01");

        assertThat(story.rejection(new OrderPayment(UNKNOWN), STRANGER.on("2025-12-31")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(new OrderPayment(received), STRANGER.on("2025-12-31")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new OrderPayment(id), STRANGER.on("2025-12-31")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new OrderPayment(id), OMAR.on("2025-12-31")))
                .isEqualTo(Rejection.DELEGATION_EXPIREE);
        assertThat(story.rejection(new OrderPayment(id), PAULA.on("2025-12-31")))
                .isEqualTo(Rejection.COMPTABLE_NON_DESIGNE);
        assertThat(story.refused(new OrderPayment(id), PAULA.on("2026-03-10")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.CP_INSUFFISANTS))
                .satisfies(r -> assertThat(r.facts()).containsEntry("manquant", "0.01"));
    }

    @Test
    void an_order_reserves_payment_credits_and_fixes_the_post() {
        PaymentRequestId id = story.anOrderedPayment("12000");

        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.parse("12000"));
        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("68000"));
        assertThat(story.ledger().payment(id))
                .isInstanceOfSatisfying(PaymentRequest.Ordered.class, ordered -> assertThat(ordered.post())
                        .isEqualTo(P1));
    }

    @Test
    void names_the_first_rule_an_acceptance_breaks() {
        PaymentRequestId matched = story.aMatchedInvoice("1");
        PaymentRequestId id = story.anOrderedPayment("12000");
        var noCheck = new AcceptPaymentRequest(id, Map.of());

        assertThat(story.rejection(accepting(UNKNOWN), KARL.on("2026-03-12"))).isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(accepting(matched), KARL.on("2026-03-12"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(noCheck, KARL.on("2026-03-12"))).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        noCheck, OMAR.as(Role.PUBLIC_ACCOUNTANT, keeping(P1)).on("2026-03-12")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(noCheck, KATIA.on("2026-03-12"))).isEqualTo(Rejection.CONTROLE_NON_SATISFAIT);
    }

    @Test
    void each_of_the_ten_checks_can_refuse_alone() {
        PaymentRequestId id = story.anOrderedPayment("12000");

        assertThat(AccountantCheck.values()).hasSize(10);
        for (AccountantCheck check : AccountantCheck.values()) {
            Map<AccountantCheck, Boolean> checks = new EnumMap<>(Story.allSatisfied());
            checks.put(check, false);
            assertThat(story.refused(new AcceptPaymentRequest(id, checks), KATIA.on("2026-03-12")))
                    .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.CONTROLE_NON_SATISFAIT))
                    .satisfies(r -> assertThat(r.facts()).containsEntry("checks", "[" + check + "]"));
        }
    }

    @Test
    void acceptance_keeps_the_ten_checks_and_freezes_the_account() {
        PaymentRequestId id = story.anOrderedPayment("12000");

        var accepted = only(story.accepted(accepting(id), KATIA.on("2026-03-12")), PaymentAccepted.class);

        assertThat(accepted.checks()).hasSize(10);
        assertThat(accepted.checks().values()).allMatch(CheckResult::satisfied);
        assertThat(accepted.payeeIban()).isEqualTo(F1_IBAN);
    }

    @Test
    void names_the_first_rule_a_scheduling_breaks() {
        PaymentRequestId ordered = story.anOrderedPayment("1");
        PaymentRequestId id = story.anAcceptedPayment("12000");

        assertThat(story.rejection(scheduling(UNKNOWN, "2026-03-11"), KARL.on("2026-03-12")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(scheduling(ordered, "2026-03-11"), KARL.on("2026-03-12")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(scheduling(id, "2026-03-11"), KARL.on("2026-03-12")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        scheduling(id, "2026-03-11"),
                        GINA.as(Role.PUBLIC_ACCOUNTANT, keeping(P1)).on("2026-03-12")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(scheduling(id, "2026-03-11"), KATIA.on("2026-03-12")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
    }

    @Test
    void names_the_first_rule_an_execution_breaks() {
        PaymentRequestId accepted = story.anAcceptedPayment("1");
        PaymentRequestId id = story.aScheduledPayment("12000");
        PaymentRunId otherRun = PaymentRunId.of("AUTRE");

        assertThat(story.rejection(new ExecuteRun(otherRun, UNKNOWN, date("2026-03-19")), KARL.on("2026-03-20")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(new ExecuteRun(otherRun, accepted, date("2026-03-19")), KARL.on("2026-03-20")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new ExecuteRun(otherRun, id, date("2026-03-19")), KARL.on("2026-03-20")))
                .isEqualTo(Rejection.CAMPAGNE_DIFFERENTE);
        assertThat(story.refused(new ExecuteRun(RUN, id, date("2026-03-19")), KARL.on("2026-03-20")))
                .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE))
                .satisfies(r -> assertThat(r.facts())
                        .containsEntry("leveePar", "PUBLIC_ACCOUNTANT")
                        .containsEntry("leveeAuPoste", P1.text()));
        assertThat(story.rejection(new ExecuteRun(RUN, id, date("2026-03-19")), KATIA.on("2026-03-20")))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
    }

    @Test
    void names_the_first_rule_a_settlement_breaks() {
        PaymentRequestId scheduled = story.aScheduledPayment("1");
        PaymentExecuted executed = story.anExecutedPayment("12000");
        PaymentExecuted other = story.anExecutedPayment("12000");
        story.accepted(settling(other, "REF-1"), BANK.on("2026-03-23"));
        var unknown = new ConfirmSettlement(UNKNOWN, "X", euros("1"), date("2026-03-23"), TREASURY, "REF-9");
        var early = new ConfirmSettlement(scheduled, "X", euros("1"), date("2026-03-23"), TREASURY, "REF-9");
        var wrongIdentity = new ConfirmSettlement(
                executed.paymentRequestId(), "X", euros("12000"), date("2026-03-23"), TREASURY, "REF-1");
        var wrongAmount = new ConfirmSettlement(
                executed.paymentRequestId(),
                executed.endToEndId(),
                euros("11999.99"),
                date("2026-03-23"),
                TREASURY,
                "REF-1");
        var otherDate = new ConfirmSettlement(
                executed.paymentRequestId(),
                executed.endToEndId(),
                euros("12000"),
                date("2026-03-24"),
                TREASURY,
                "REF-1");

        assertThat(story.rejection(unknown, BANK.on("2026-03-23"))).isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(early, BANK.on("2026-03-23"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(wrongIdentity, BANK.on("2026-03-23"))).isEqualTo(Rejection.REGLEMENT_DIFFERENT);
        assertThat(story.rejection(wrongAmount, BANK.on("2026-03-23"))).isEqualTo(Rejection.REGLEMENT_DIFFERENT);
        assertThat(story.rejection(otherDate, BANK.on("2026-03-24"))).isEqualTo(Rejection.ECRITURE_BANCAIRE_DIFFERENTE);
        assertThat(story.rejection(settling(executed, "REF-1"), BANK.on("2026-03-23")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_EPUISEE);
    }

    @Test
    void the_same_statement_entry_again_writes_nothing() {
        PaymentExecuted executed = story.anExecutedPayment("12000");
        story.accepted(settling(executed, "REF-1"), BANK.on("2026-03-23"));

        assertThat(story.accepted(settling(executed, "REF-1"), BANK.on("2026-03-24")))
                .isEmpty();
        assertThat(story.rejection(settling(executed, "REF-2"), BANK.on("2026-03-24")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
    }

    private static ReceiveInvoice wrongInvoice(CommitmentNumber number) {
        return new ReceiveInvoice(
                F2, "F-1", date("2026-03-02"), date("2026-03-04"), euros("1"), null, euros("2"), F1_IBAN, number);
    }

    private static ReceiveInvoice received(ReceiveInvoice c, String on, @Nullable String vat) {
        return new ReceiveInvoice(
                c.supplier(),
                c.invoiceNumber(),
                c.invoiceDate(),
                date(on),
                c.amountExclTax(),
                vat == null ? null : euros(vat),
                c.amountInclTax(),
                c.payeeIban(),
                c.commitmentNumber(),
                null,
                null);
    }

    private static MatchInvoice matching(PaymentRequestId id, MatchLine... lines) {
        return new MatchInvoice(id, List.of(lines));
    }

    private static ScheduleInRun scheduling(PaymentRequestId id, String date) {
        return new ScheduleInRun(id, RUN, date(date));
    }
}
