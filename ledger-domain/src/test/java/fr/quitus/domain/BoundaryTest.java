package fr.quitus.domain;

import static fr.quitus.domain.G0.BANK;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.F1;
import static fr.quitus.domain.G0.KARL;
import static fr.quitus.domain.G0.KATIA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PRODUCT;
import static fr.quitus.domain.G0.TREASURY;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.G0.keeping;
import static fr.quitus.domain.Story.RUN;
import static fr.quitus.domain.Story.cashing;
import static fr.quitus.domain.Story.claiming;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.drafting;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.settling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.actor.Role;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.commitment.CommitmentType;
import fr.quitus.domain.payment.AccountantCheck;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.ExecuteRun;
import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.Texts;
import fr.quitus.domain.value.Title;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Well-formed acts at the edge of what the rules foresee: most were once accepted wrongly or failed unanswered.
 */
class BoundaryTest {
    private static final String MOST = "10000000000000.00";
    private final Story story = Story.g0();

    @Test
    @SuppressWarnings("NullAway") // what a JSON null gives
    void a_check_given_as_null_is_a_check_that_is_missing() {
        var id = story.anOrderedPayment("1");
        Map<AccountantCheck, Boolean> checks = new HashMap<>(Story.allSatisfied());
        checks.put(AccountantCheck.VISA, null);

        assertThat(story.refused(new AcceptPaymentRequest(id, checks), KATIA.on("2026-03-12"))
                        .facts())
                .containsEntry("checks", "[VISA]");
    }

    @Test
    void the_ten_checks_are_always_written_in_the_same_order() {
        var accept = Story.accepting(story.anOrderedPayment("1"));

        assertThat(accept.checks().keySet()).containsExactly(AccountantCheck.values());
    }

    @Test
    void the_facts_of_a_refusal_keep_their_order() {
        var number = story.aDraftedCommitment("100000.01");

        assertThat(story.refused(new ValidateCommitment(number), OMAR.on("2026-02-03"))
                        .facts()
                        .keySet())
                .containsExactly("envelope", "disponible", "demande", "manquant", "leveePar");
    }

    @Test
    void an_account_has_one_iban_only() {
        // 00, 01 and 99 pass modulo 97 where 97, 98 and 02 are the check digits: the same account under two names.
        assertThat(Iban.of("FR9830001007940000000000043")).isNotNull();
        assertThatThrownBy(() -> Iban.of("FR0130001007940000000000043")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_text_cannot_hold_half_a_character() {
        assertThatThrownBy(() -> Texts.required("Le numéro", "F-\uD800")).isInstanceOf(InvalidValue.class);
        assertThat(Texts.required("Le numéro", "F-\uD83D\uDE00")).hasSize(4);
    }

    @Test
    void the_total_of_a_file_is_an_amount_too() {
        var line = new DraftLine(imputation(Title.T3, CHARGE), euros(MOST));
        var claim = new ClaimLine(RevenueLine.of("2306"), PRODUCT, euros(MOST));

        assertThatThrownBy(() -> drafting(line, line)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> claiming(claim, claim)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_date_far_away_is_no_date_of_the_books() {
        var number = story.aTitleTakenInCharge("1");
        var id = story.aScheduledPayment("1");

        assertThatThrownBy(() -> new AllocateReceipt(number, euros("1"), null, date("1999-12-31"), TREASURY, "R"))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new ExecuteRun(RUN, id, date("+999999999-12-31")))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_lease_needs_no_visa_and_a_settlement_has_its_own_threshold() {
        var lease = story.aDraftedCommitment(contract(CommitmentType.BAIL, Title.T3, "600000"));
        var settlement = story.aDraftedCommitment(contract(CommitmentType.TRANSACTION, Title.T6, "500000.01"));
        var smaller = story.aDraftedCommitment(contract(CommitmentType.TRANSACTION, Title.T6, "500000"));

        assertThat(story.rejection(new ValidateCommitment(lease), PAULA.on("2026-02-03")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
        assertThat(story.rejection(new ValidateCommitment(settlement), PAULA.on("2026-02-03")))
                .isEqualTo(Rejection.VISA_REQUIS);
        assertThat(story.rejection(new ValidateCommitment(smaller), PAULA.on("2026-02-03")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
    }

    @Test
    void the_same_entry_for_another_amount_is_not_taken_for_a_repeat() {
        var number = story.aTitleTakenInCharge("10000");
        story.accepted(part(number, "4000"), BANK.on("2026-03-05"));

        assertThat(story.accepted(part(number, "4000"), BANK.on("2026-03-05"))).isEmpty();
        assertThat(story.rejection(part(number, "6000"), BANK.on("2026-03-05")))
                .isEqualTo(Rejection.ECRITURE_BANCAIRE_DIFFERENTE);
    }

    @Test
    void a_repeat_of_a_receipt_with_an_excess_is_still_a_repeat() {
        var number = story.aTitleTakenInCharge("10000");
        story.accepted(cashing(number, "10250", "REF-1"), BANK.on("2026-03-05"));

        assertThat(story.accepted(cashing(number, "10250", "REF-1"), BANK.on("2026-03-05")))
                .isEmpty();
    }

    @Test
    void only_the_assigned_comptable_confirms_a_settlement_by_hand() {
        var executed = story.anExecutedPayment("12000");

        assertThat(story.rejection(settling(executed, "REF-1"), KARL.on("2026-03-23")))
                .isEqualTo(Rejection.COMPTABLE_NON_ASSIGNATAIRE);
        assertThat(story.rejection(
                        settling(executed, "REF-1"),
                        OMAR.as(Role.PUBLIC_ACCOUNTANT, keeping(P1)).on("2026-03-23")))
                .isEqualTo(Rejection.ACTEUR_INCOMPATIBLE);
        story.accepted(settling(executed, "REF-1"), KATIA.on("2026-03-23"));
    }

    private static DraftCommitment contract(CommitmentType type, Title title, String amount) {
        var line = new DraftLine(imputation(title, CHARGE), euros(amount));
        return new DraftCommitment(YEAR, U1, type, F1, "Contrat", List.of(line));
    }

    private static AllocateReceipt part(RevenueOrderNumber number, String amount) {
        return new AllocateReceipt(number, euros(amount), euros("10000"), date("2026-03-05"), TREASURY, "REF-1");
    }
}
