package fr.quitus.domain.payment;

import static fr.quitus.domain.G0.F2;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.OMAR_2026;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.keeping;
import static fr.quitus.domain.G0.over;
import static fr.quitus.domain.Story.accepting;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.only;
import static fr.quitus.domain.payment.PaymentStory.MINISTER;
import static fr.quitus.domain.payment.PaymentStory.debitOf;
import static fr.quitus.domain.payment.PaymentStory.matched;
import static fr.quitus.domain.payment.PaymentStory.pay;
import static fr.quitus.domain.payment.PaymentStory.suspended;
import static fr.quitus.domain.payment.PaymentStory.suspending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.accounting.Accounts;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Delegation;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.payment.ControlCommand.ProvideDocuments;
import fr.quitus.domain.payment.ControlCommand.RefuseRequisition;
import fr.quitus.domain.payment.ControlCommand.RejectPaymentRequest;
import fr.quitus.domain.payment.ControlCommand.RequisitionAccountant;
import fr.quitus.domain.payment.ControlCommand.SuspendPayment;
import fr.quitus.domain.payment.ControlCommand.WaivePrescription;
import fr.quitus.domain.payment.ControlEvent.AccountantRequisitioned;
import fr.quitus.domain.payment.ControlEvent.PaymentSuspended;
import fr.quitus.domain.payment.ControlEvent.PrescriptionWaived;
import fr.quitus.domain.payment.ControlEvent.RequisitionNotified;
import fr.quitus.domain.payment.ControlEvent.RequisitionRefusalNotified;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.OrderPayment;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.payment.PaymentRequestEvent.InvoiceReceived;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentExecuted;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.PaymentRequestId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ControlActsTest {
    private static final PaymentRequestId UNKNOWN = PaymentRequestId.ofInvoice(F2, "X", 2026);
    private static final RequisitionAccountant NOBODY_S = new RequisitionAccountant(UNKNOWN, "Ordre 1");
    private final Story story = Story.g0();

    @Test
    void a_suspension_that_is_answered_leads_to_acceptance() {
        PaymentRequestId id = suspended(story, SuspensionMotive.PIECES_MANQUANTES);
        assertThat(status(id)).isEqualTo("SUSPENDED");
        assertThat(story.rejection(accepting(id), KATIA.on("2026-03-13"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);

        story.accepted(new ProvideDocuments(id, List.of("Procès-verbal"), "Joint ce jour"), OMAR.on("2026-03-25"));
        var accepted = only(story.accepted(accepting(id), KATIA.on("2026-03-26")), PaymentAccepted.class);

        assertThat(accepted.liability()).isEqualTo(Liability.ACCOUNTANT);
        assertThat(status(id)).isEqualTo("ACCEPTED");
    }

    @Test
    void a_suspension_says_the_article_behind_each_motive_once_and_in_order() {
        PaymentRequestId id = story.anOrderedPayment("12000");

        var suspension = only(
                story.accepted(
                        suspending(
                                id,
                                SuspensionMotive.CREANCE_PRESCRITE,
                                SuspensionMotive.IMPUTATION_INEXACTE,
                                SuspensionMotive.CREANCE_PRESCRITE),
                        KATIA.on("2026-03-12")),
                PaymentSuspended.class);

        assertThat(suspension.motives())
                .containsExactly(SuspensionMotive.IMPUTATION_INEXACTE, SuspensionMotive.CREANCE_PRESCRITE);
        assertThat(suspension.articles()).containsExactly("GBCP, art. 19-2° b", "GBCP, art. 20-6°");
        assertThat(story.ledger().envelope(U1_HT2).cp().reserved()).isEqualTo(Balance.parse("12000"));
    }

    @Test
    void a_suspension_without_a_motive_is_no_suspension() {
        assertThatThrownBy(() -> new SuspendPayment(UNKNOWN, List.of(), "Explication"))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new RejectPaymentRequest(UNKNOWN, List.of(), "Explication"))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void names_the_first_rule_a_suspension_breaks() {
        PaymentRequestId matched = story.aMatchedInvoice("1");
        PaymentRequestId id = story.anOrderedPayment("12000");
        var motive = SuspensionMotive.LIQUIDATION_INEXACTE;

        assertThat(story.rejection(suspending(UNKNOWN, motive), KARL.on("2026-03-12")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(suspending(matched, motive), KARL.on("2026-03-12")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(suspending(id, motive), KARL.on("2026-03-12")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        suspending(id, motive),
                        GINA.as(Role.PUBLIC_ACCOUNTANT, keeping(P1)).on("2026-03-12")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
    }

    @Test
    void names_the_first_rule_an_answer_breaks() {
        PaymentRequestId ordered = story.anOrderedPayment("1");
        PaymentRequestId id = suspended(story, SuspensionMotive.LIQUIDATION_INEXACTE);

        assertThat(story.rejection(answering(UNKNOWN), STRANGER.on("2026-03-25")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(answering(ordered), STRANGER.on("2026-03-25")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(answering(id), STRANGER.on("2026-03-25"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(
                        answering(id),
                        KATIA.as(Role.AUTHORISING_OFFICER, over("0156-DR35")).on("2026-03-25")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        story.accepted(new RequisitionAccountant(id, "Ordre 1"), OMAR.on("2026-03-25"));
        assertThat(story.rejection(answering(id), OMAR.on("2026-03-25"))).isEqualTo(Rejection.REQUISITION_EN_VIGUEUR);
    }

    @Test
    void a_rejected_request_gives_its_credits_back_and_its_invoice_may_come_again() {
        PaymentRequestId id = story.anOrderedPayment("12000");
        String number = number(id);

        story.accepted(rejecting(id), KATIA.on("2026-03-12"));

        assertThat(status(id)).isEqualTo("REJECTED_BY_COMPTABLE");
        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("80000"));
        assertThat(debitOf(story, Accounts.INVOICES_NOT_RECEIVED)).isEqualTo(Balance.parse("-12000"));
        assertThat(story.rejection(new OrderPayment(id), OMAR.on("2026-03-13"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);

        var again = only(story.accepted(invoiceOf(id), GINA.on("2026-03-16")), InvoiceReceived.class);
        assertThat(again.paymentRequestId()).isEqualTo(id);
        assertThat(again.paymentRequestNumber().text()).isNotEqualTo(number);
        assertThat(again.receivedOn()).isEqualTo(date("2026-03-03"));
        assertThat(story.rejection(invoiceOf(id), GINA.on("2026-03-16"))).isEqualTo(Rejection.FACTURE_DEJA_RECUE);
        story.accepted(new MatchInvoice(id, null), GINA.on("2026-03-16"));
        story.accepted(new OrderPayment(id), OMAR.on("2026-03-17"));
        story.accepted(accepting(id), KATIA.on("2026-03-18"));
        var paid = only(pay(story, id, "2026-03-20"), PaymentExecuted.class);
        assertThat(paid.endToEndId()).isEqualTo("DP" + again.paymentRequestNumber() + "-1");
        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("68000"));
        assertThat(debitOf(story, Accounts.INVOICES_NOT_RECEIVED)).isEqualTo(Balance.ZERO);
    }

    @Test
    void the_accountant_who_rejected_an_invoice_does_not_receive_it_again() {
        PaymentRequestId id = story.anOrderedPayment("12000");
        story.accepted(rejecting(id), KATIA.on("2026-03-12"));

        assertThat(story.rejection(
                        invoiceOf(id), KATIA.as(Role.MANAGER, over("0156-DR35")).on("2026-03-16")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
    }

    @Test
    void names_the_first_rule_a_rejection_breaks() {
        PaymentRequestId accepted = story.anAcceptedPayment("1");
        PaymentRequestId id = suspended(story, SuspensionMotive.LIQUIDATION_INEXACTE);

        assertThat(story.rejection(rejecting(UNKNOWN), KARL.on("2026-03-13"))).isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(rejecting(accepted), KARL.on("2026-03-13"))).isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(rejecting(id), KARL.on("2026-03-13")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        rejecting(id),
                        OMAR.as(Role.PUBLIC_ACCOUNTANT, keeping(P1)).on("2026-03-13")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        story.accepted(new RequisitionAccountant(id, "Ordre 1"), OMAR.on("2026-03-13"));
        assertThat(story.rejection(rejecting(id), KATIA.on("2026-03-13"))).isEqualTo(Rejection.REQUISITION_EN_VIGUEUR);
    }

    @Test
    void a_requisition_is_obeyed_notified_and_makes_the_ordonnateur_liable() {
        PaymentRequestId id = suspended(story, SuspensionMotive.LIQUIDATION_INEXACTE);
        var ordered = only(
                story.accepted(new RequisitionAccountant(id, "Ordre 2026-7"), OMAR.on("2026-03-13")),
                AccountantRequisitioned.class);

        var events = story.accepted(without(id, AccountantCheck.LIQUIDATION), KATIA.on("2026-03-14"));

        assertThat(ordered.motives()).containsExactly(SuspensionMotive.LIQUIDATION_INEXACTE);
        assertThat(ordered.delegationId()).isEqualTo("DEL-2026-001");
        var accepted = only(events, PaymentAccepted.class);
        assertThat(accepted.liability()).isEqualTo(Liability.ORDONNATEUR);
        assertThat(accepted.checks().get(AccountantCheck.LIQUIDATION)).isEqualTo(new CheckResult(false, null));
        assertThat(only(events, RequisitionNotified.class).motives())
                .containsExactly(SuspensionMotive.LIQUIDATION_INEXACTE);
        pay(story, id, "2026-03-20");
        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("68000"));
    }

    @Test
    void nobody_requisitions_in_the_name_of_another() {
        PaymentRequestId id = suspended(story, SuspensionMotive.LIQUIDATION_INEXACTE);
        var order = new RequisitionAccountant(id, "Ordre 2026-7");
        var ofSignature = new Delegation(
                "DEL-2026-009",
                OMAR_2026.fundsCentres(),
                OMAR_2026.ceiling(),
                OMAR_2026.from(),
                OMAR_2026.to(),
                ActorId.of("paula"));

        Refusal refusal = story.refused(order, OMAR.under(ofSignature).on("2026-03-13"));
        assertThat(refusal.code()).isEqualTo(Rejection.REQUISITION_NON_DELEGABLE);
        assertThat(refusal.detail()).contains("DEL-2026-009", "paula", "omar");
        story.accepted(answering(id), OMAR.under(ofSignature).on("2026-03-13"));
        story.accepted(
                new SuspendPayment(id, List.of(SuspensionMotive.LIQUIDATION_INEXACTE), "Prix"), KATIA.on("2026-03-14"));
        story.accepted(order, PAULA.on("2026-03-15"));
    }

    @Test
    void a_requisition_overrides_what_was_contested_and_nothing_else() {
        PaymentRequestId id = suspended(story, SuspensionMotive.LIQUIDATION_INEXACTE);
        story.accepted(new RequisitionAccountant(id, "Ordre 2026-7"), OMAR.on("2026-03-13"));

        var refusal = story.refused(without(id, AccountantCheck.VISA), KATIA.on("2026-03-14"));

        assertThat(refusal.code()).isEqualTo(Rejection.CONTROLE_NON_SATISFAIT);
        assertThat(refusal.facts()).containsEntry("checks", "[VISA]");
    }

    @ParameterizedTest
    @EnumSource(SuspensionMotive.class)
    void the_law_forbids_a_requisition_in_four_cases(SuspensionMotive motive) {
        PaymentRequestId id = suspended(story, motive);
        var requisition = new RequisitionAccountant(id, "Ordre 2026-7");
        var refusing = new RefuseRequisition(id, "Ordre 2026-7");

        if (motive.requisitionAllowed()) {
            assertThat(story.rejection(refusing, KATIA.on("2026-03-14"))).isEqualTo(Rejection.REQUISITION_REGULIERE);
            story.accepted(requisition, OMAR.on("2026-03-13"));
        } else {
            assertThat(story.refused(requisition, OMAR.on("2026-03-13")))
                    .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.REQUISITION_IMPOSSIBLE))
                    .satisfies(r -> assertThat(r.facts()).containsEntry("motifs", "[" + motive + "]"));
            var notice = only(story.accepted(refusing, KATIA.on("2026-03-14")), RequisitionRefusalNotified.class);
            assertThat(notice.motives()).containsExactly(motive);
        }
        assertThat(status(id)).isEqualTo("SUSPENDED");
    }

    @Test
    void the_four_cases_are_those_of_the_decree() {
        assertThat(SuspensionMotive.values())
                .filteredOn(motive -> !motive.requisitionAllowed())
                .containsExactlyInAnyOrder(
                        SuspensionMotive.CREDITS_INDISPONIBLES,
                        SuspensionMotive.SERVICE_FAIT_NON_JUSTIFIE,
                        SuspensionMotive.PAIEMENT_NON_LIBERATOIRE,
                        SuspensionMotive.VISA_ABSENT_OU_REFUSE);
        assertThat(SuspensionMotive.values())
                .extracting(SuspensionMotive::check)
                .containsExactly(AccountantCheck.values());
    }

    @Test
    void one_forbidding_motive_among_others_is_enough() {
        PaymentRequestId id =
                suspended(story, SuspensionMotive.LIQUIDATION_INEXACTE, SuspensionMotive.SERVICE_FAIT_NON_JUSTIFIE);

        assertThat(story.refused(new RequisitionAccountant(id, "Ordre"), OMAR.on("2026-03-13"))
                        .facts())
                .containsEntry("motifs", "[SERVICE_FAIT_NON_JUSTIFIE]");
    }

    @Test
    void names_the_first_rule_a_requisition_breaks() {
        PaymentRequestId ordered = story.anOrderedPayment("1");
        PaymentRequestId id = suspended(story, SuspensionMotive.CREDITS_INDISPONIBLES);
        PaymentRequestId lawful = suspended(story, SuspensionMotive.LIQUIDATION_INEXACTE);

        assertThat(story.rejection(NOBODY_S, STRANGER.on("2026-03-13"))).isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(new RequisitionAccountant(ordered, "Ordre"), STRANGER.on("2026-03-13")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new RequisitionAccountant(id, "Ordre"), STRANGER.on("2026-03-13")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(new RequisitionAccountant(id, "Ordre"), OMAR.on("2027-03-13")))
                .isEqualTo(Rejection.DELEGATION_EXPIREE);
        assertThat(story.rejection(
                        new RequisitionAccountant(id, "Ordre"),
                        KATIA.as(Role.AUTHORISING_OFFICER, over("0156-DR35")).on("2026-03-13")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        assertThat(story.rejection(new RequisitionAccountant(id, "Ordre"), PAULA.on("2026-03-13")))
                .isEqualTo(Rejection.REQUISITION_IMPOSSIBLE);
        story.accepted(new RequisitionAccountant(lawful, "Ordre"), PAULA.on("2026-03-13"));
        assertThat(story.rejection(new RequisitionAccountant(lawful, "Ordre"), PAULA.on("2026-03-13")))
                .isEqualTo(Rejection.REQUISITION_EN_VIGUEUR);
    }

    @Test
    void names_the_first_rule_a_refusal_to_obey_breaks() {
        PaymentRequestId ordered = story.anOrderedPayment("1");
        PaymentRequestId id = suspended(story, SuspensionMotive.LIQUIDATION_INEXACTE);

        assertThat(story.rejection(new RefuseRequisition(UNKNOWN, "Ordre"), KARL.on("2026-03-13")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(new RefuseRequisition(ordered, "Ordre"), KARL.on("2026-03-13")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new RefuseRequisition(id, "Ordre"), KARL.on("2026-03-13")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(new RefuseRequisition(id, "Ordre"), KATIA.on("2026-03-13")))
                .isEqualTo(Rejection.REQUISITION_REGULIERE);
    }

    @ParameterizedTest
    @CsvSource({"2021-12-31, true", "2022-01-01, false", "2021-05-10, true", "2026-01-05, false"})
    void a_claim_made_after_the_fourth_year_is_prescribed(String rendered, boolean prescribed) {
        PaymentRequestId id = matched(story, "100", rendered, "2026-02-10");
        story.accepted(new OrderPayment(id), OMAR.on("2026-02-11"));

        if (prescribed) {
            assertThat(story.refused(accepting(id), KATIA.on("2026-02-12")))
                    .satisfies(r -> assertThat(r.code()).isEqualTo(Rejection.PRESCRIPTION_QUADRIENNALE))
                    .satisfies(r -> assertThat(r.facts()).containsEntry("prescriteLe", "2025-12-31"));
        } else {
            story.accepted(accepting(id), KATIA.on("2026-02-12"));
        }
    }

    @ParameterizedTest
    @CsvSource({"2021-12-31, true", "2022-01-03, false"})
    void a_claim_made_in_time_lapses_four_years_after_it_was_made(String received, boolean prescribed) {
        PaymentRequestId id = matched(story, "100", "2021-05-10", received);
        story.accepted(new OrderPayment(id), OMAR.on("2026-02-11"));

        if (prescribed) {
            assertThat(story.refused(accepting(id), KATIA.on("2026-02-12")).facts())
                    .containsEntry("prescriteLe", "2025-12-31");
        } else {
            story.accepted(accepting(id), KATIA.on("2026-12-31"));
        }
    }

    @Test
    void only_the_minister_lifts_a_prescription_not_even_a_requisition() {
        PaymentRequestId id = matched(story, "100", "2021-05-10", "2026-02-10");
        story.accepted(new OrderPayment(id), OMAR.on("2026-02-11"));
        story.accepted(suspending(id, SuspensionMotive.CREANCE_PRESCRITE), KATIA.on("2026-02-12"));
        story.accepted(new RequisitionAccountant(id, "Ordre"), OMAR.on("2026-02-12"));
        assertThat(story.rejection(without(id, AccountantCheck.PRESCRIPTION), KATIA.on("2026-02-13")))
                .isEqualTo(Rejection.PRESCRIPTION_QUADRIENNALE);

        var waived = only(
                story.accepted(new WaivePrescription(id, "Décision 12"), MINISTER.on("2026-02-14")),
                PrescriptionWaived.class);

        assertThat(waived.prescribedOn()).isEqualTo(date("2025-12-31"));
        story.accepted(accepting(id), KATIA.on("2026-02-15"));
    }

    @Test
    void names_the_first_rule_a_waiver_breaks() {
        PaymentRequestId accepted = story.anAcceptedPayment("1");
        PaymentRequestId fresh = story.anOrderedPayment("1");
        PaymentRequestId id = matched(story, "100", "2021-05-10", "2026-02-10");

        assertThat(story.rejection(new WaivePrescription(UNKNOWN, "D"), MINISTER.on("2026-02-14")))
                .isEqualTo(Rejection.DP_INCONNUE);
        assertThat(story.rejection(new WaivePrescription(accepted, "D"), MINISTER.on("2026-02-14")))
                .isEqualTo(Rejection.ETAT_INCOMPATIBLE);
        assertThat(story.rejection(new WaivePrescription(fresh, "D"), MINISTER.on("2026-02-14")))
                .isEqualTo(Rejection.PRESCRIPTION_NON_ACQUISE);
        story.accepted(new WaivePrescription(id, "D"), MINISTER.on("2026-02-14"));
        assertThat(story.rejection(new WaivePrescription(id, "D"), MINISTER.on("2026-02-14")))
                .isEqualTo(Rejection.PRESCRIPTION_NON_ACQUISE);
        assertThat(new WaivePrescription(id, "D").allowedRoles()).containsExactly(Role.BUDGET_MINISTER);
    }

    private static AcceptPaymentRequest without(PaymentRequestId id, AccountantCheck missing) {
        Map<AccountantCheck, Boolean> checks = new EnumMap<>(Story.allSatisfied());
        checks.put(missing, false);
        return new AcceptPaymentRequest(id, checks);
    }

    private static LedgerCommand answering(PaymentRequestId id) {
        return new ProvideDocuments(id, List.of("Procès-verbal"), null);
    }

    private static LedgerCommand rejecting(PaymentRequestId id) {
        return new RejectPaymentRequest(id, List.of(SuspensionMotive.IMPUTATION_INEXACTE), "Mauvais programme");
    }

    /** The same invoice, sent again. */
    private ReceiveInvoice invoiceOf(PaymentRequestId id) {
        PaymentFile file = story.ledger().payment(id).opened().orElseThrow();
        return Story.invoicing(
                file.commitment(), file.invoiceNumber(), file.amount().text());
    }

    private String status(PaymentRequestId id) {
        return story.ledger().payment(id).status();
    }

    private String number(PaymentRequestId id) {
        return story.ledger().payment(id).opened().orElseThrow().number().text();
    }
}
