package fr.quitus.domain.commitment;

import static fr.quitus.domain.G0.ASSET;
import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.BRUNO;
import static fr.quitus.domain.G0.CHARGE;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.PAULA;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.U2;
import static fr.quitus.domain.G0.U2_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.G0.imputation;
import static fr.quitus.domain.Story.drafting;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.budget.AffectationCommand.AffectAuthorisation;
import fr.quitus.domain.budget.AffectationCommand.WithdrawAffectation;
import fr.quitus.domain.budget.Affectations.Affectation;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeCommitted;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AeReleased;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationDrawn;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AffectationRestored;
import fr.quitus.domain.commitment.ChangeCommand.AffirmTranche;
import fr.quitus.domain.commitment.ChangeCommand.AmendCommitment;
import fr.quitus.domain.commitment.ChangeCommand.AmendLine;
import fr.quitus.domain.commitment.ChangeCommand.CarryForwardCommitment;
import fr.quitus.domain.commitment.ChangeCommand.CloseCommitment;
import fr.quitus.domain.commitment.ChangeCommand.GrantRecyclingException;
import fr.quitus.domain.commitment.ChangeCommand.ReimputeCommitment;
import fr.quitus.domain.commitment.CommitmentChange.CommitmentAmended;
import fr.quitus.domain.commitment.CommitmentCommand.DraftLine;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Engagements d'une opération : they take the AE affected to it, and no others. */
class AffectedCommitmentTest {
    private static final OperationCode PRISON = OperationCode.of("TF-2026-0017");
    private static final OperationCode ROAD = OperationCode.of("TF-2026-0018");
    private static final FiscalYear NEXT = FiscalYear.of(2027);
    private static final EnvelopeId U1_NEXT = new EnvelopeId(NEXT, U1, TitleGroup.HT2);
    private final Story story = Story.g0();

    AffectedCommitmentTest() {
        story.accepted(new AffectAuthorisation(YEAR, U1, PRISON, euros("60000"), null), OMAR.on("2026-02-01"));
    }

    private CommitmentNumber drafted(DraftLine... lines) {
        return story.aDraftedCommitment(drafting(lines));
    }

    private CommitmentNumber signed(String amount) {
        CommitmentNumber number = drafted(on(PRISON, amount));
        story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        return number;
    }

    private static DraftLine on(@Nullable OperationCode operation, String amount) {
        return new DraftLine(imputation(Title.T5, ASSET), euros(amount), null, operation);
    }

    private static AmendCommitment amending(CommitmentNumber number, String amount) {
        return new AmendCommitment(number, List.of(new AmendLine(1, euros(amount))), "Avenant");
    }

    private Affectation affectation(OperationCode operation) {
        return story.ledger().envelope(U1_HT2).affectations().of(operation);
    }

    private Balance available() {
        return story.ledger().envelope(U1_HT2).aeAvailable();
    }

    @Test
    void a_signed_commitment_takes_the_ae_of_its_operation_and_leaves_the_rest() {
        CommitmentNumber number = drafted(on(PRISON, "45000"));

        List<LedgerEvent> events = story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));

        assertThat(events).hasSize(3);
        assertThat(events.get(1)).isEqualTo(new AffectationDrawn(U1_HT2, PRISON, number, 1, euros("45000")));
        assertThat(events.get(2)).isInstanceOf(AeCommitted.class);
        assertThat(affectation(PRISON).left()).isEqualTo(Balance.parse("15000"));
        assertThat(available()).isEqualTo(Balance.parse("40000"));
    }

    @Test
    void the_affectation_is_the_upper_limit_of_its_commitments_whatever_the_envelope_has() {
        signed("45000");
        CommitmentNumber over = drafted(on(PRISON, "15000.01"));

        var refusal = story.refused(new ValidateCommitment(over), OMAR.on("2026-02-03"));

        assertThat(refusal.code()).isEqualTo(Rejection.AFFECTATION_INSUFFISANTE);
        assertThat(refusal.facts()).containsEntry("manquant", "0.01").containsEntry("disponible", "15000.00");
        assertThat(story.rejection(new ValidateCommitment(drafted(on(ROAD, "1"))), OMAR.on("2026-02-03")))
                .isEqualTo(Rejection.AFFECTATION_INCONNUE);
        signed("15000");
    }

    @Test
    void two_lines_of_one_operation_are_held_against_it_together() {
        CommitmentNumber number = drafted(on(PRISON, "40000"), on(PRISON, "20000.01"));

        assertThat(story.rejection(new ValidateCommitment(number), OMAR.on("2026-02-03")))
                .isEqualTo(Rejection.AFFECTATION_INSUFFISANTE);
    }

    @Test
    void other_lines_of_the_same_commitment_take_what_is_available() {
        CommitmentNumber over = drafted(on(PRISON, "60000"), on(null, "40000.01"));
        CommitmentNumber exact = drafted(on(PRISON, "60000"), on(null, "40000"));

        assertThat(story.rejection(new ValidateCommitment(over), OMAR.on("2026-02-03")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
        story.accepted(new ValidateCommitment(exact), OMAR.on("2026-02-03"));

        assertThat(available()).isEqualTo(Balance.ZERO);
        assertThat(affectation(PRISON).left()).isEqualTo(Balance.ZERO);
    }

    @Test
    void only_investment_draws_on_an_operation() {
        var asked = drafting(new DraftLine(imputation(Title.T3, CHARGE), euros("100"), null, PRISON));

        var refusal = story.refused(asked, GINA.on("2026-02-02"));

        assertThat(refusal.code()).isEqualTo(Rejection.IMPUTATION_INVALIDE);
        assertThat(refusal.detail()).contains("TF-2026-0017").contains("T3");
    }

    @Test
    void an_amendment_draws_more_or_gives_back_to_the_operation() {
        CommitmentNumber number = signed("45000");

        var raised = story.accepted(amending(number, "60000"), OMAR.on("2026-03-01"));
        assertThat(only(raised, AffectationDrawn.class).amount()).isEqualTo(euros("15000"));
        assertThat(story.rejection(amending(number, "60000.01"), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.AFFECTATION_INSUFFISANTE);
        var reduced = story.accepted(amending(number, "10000"), OMAR.on("2026-03-02"));

        assertThat(only(reduced, AeReleased.class).amount()).isEqualTo(euros("50000"));
        assertThat(only(reduced, AffectationRestored.class).amount()).isEqualTo(euros("50000"));
        assertThat(affectation(PRISON).left()).isEqualTo(Balance.parse("50000"));
        assertThat(available()).isEqualTo(Balance.parse("40000"));
        assertThat(story.rejection(new WithdrawAffectation(YEAR, U1, PRISON, euros("50000.01")), OMAR.on("2026-03-03")))
                .isEqualTo(Rejection.AFFECTATION_ENGAGEE);
    }

    @Test
    void what_one_line_gives_back_another_of_the_operation_may_take() {
        CommitmentNumber number = drafted(on(PRISON, "40000"), on(PRISON, "20000"));
        story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        var swap = new AmendCommitment(
                number, List.of(new AmendLine(1, euros("20000")), new AmendLine(2, euros("40000"))), "Avenant");

        story.accepted(swap, OMAR.on("2026-03-01"));

        assertThat(affectation(PRISON).left()).isEqualTo(Balance.ZERO);
    }

    @Test
    void an_affirmed_tranche_draws_when_it_is_affirmed() {
        CommitmentNumber number = drafted(
                on(PRISON, "30000"),
                new DraftLine(imputation(Title.T5, ASSET), euros("30000.01"), LineKind.TRANCHE_CONDITIONNELLE, PRISON));
        story.accepted(new ValidateCommitment(number), OMAR.on("2026-02-03"));
        assertThat(affectation(PRISON).left()).isEqualTo(Balance.parse("30000"));

        assertThat(story.rejection(new AffirmTranche(number, 2), OMAR.on("2026-03-01")))
                .isEqualTo(Rejection.AFFECTATION_INSUFFISANTE);
        story.accepted(new AffectAuthorisation(YEAR, U1, PRISON, euros("0.01"), null), OMAR.on("2026-03-01"));
        story.accepted(new AffirmTranche(number, 2), OMAR.on("2026-03-01"));

        assertThat(affectation(PRISON).left()).isEqualTo(Balance.ZERO);
    }

    @Test
    void a_closed_commitment_gives_its_residual_back_to_the_operation() {
        CommitmentNumber number = signed("45000");

        var events = story.accepted(new CloseCommitment(number), OMAR.on("2026-03-01"));

        assertThat(only(events, AffectationRestored.class).amount()).isEqualTo(euros("45000"));
        assertThat(affectation(PRISON).left()).isEqualTo(Balance.parse("60000"));
        assertThat(available()).isEqualTo(Balance.parse("40000"));
    }

    @Test
    void a_line_may_leave_its_operation_join_another_or_change_units() {
        story.accepted(new AffectAuthorisation(YEAR, U1, ROAD, euros("40000"), null), OMAR.on("2026-02-01"));
        story.accepted(new AffectAuthorisation(YEAR, U2, ROAD, euros("20000"), null), OMAR.on("2026-02-01"));
        CommitmentNumber number = signed("30000");

        story.accepted(new ReimputeCommitment(number, 1, U1, imputation(Title.T5, ASSET), ROAD), OMAR.on("2026-03-01"));
        assertThat(affectation(PRISON).left()).isEqualTo(Balance.parse("60000"));
        assertThat(affectation(ROAD).left()).isEqualTo(Balance.parse("10000"));
        assertThat(available()).isEqualTo(Balance.ZERO);

        assertThat(story.rejection(
                        new ReimputeCommitment(number, 1, U1, imputation(Title.T5, ASSET)), OMAR.on("2026-03-02")))
                .isEqualTo(Rejection.AE_INSUFFISANTES);
        assertThat(story.rejection(
                        new ReimputeCommitment(number, 1, U2, imputation(Title.T5, ASSET), ROAD),
                        OMAR.on("2026-03-02")))
                .isEqualTo(Rejection.AFFECTATION_INSUFFISANTE);
        assertThat(story.rejection(
                        new ReimputeCommitment(number, 1, U1, imputation(Title.T5, ASSET), ROAD),
                        OMAR.on("2026-03-02")))
                .isEqualTo(Rejection.ACTE_SANS_OBJET);

        story.accepted(amending(number, "20000"), OMAR.on("2026-03-03"));
        story.accepted(new ReimputeCommitment(number, 1, U2, imputation(Title.T5, ASSET), ROAD), OMAR.on("2026-03-04"));
        assertThat(affectation(ROAD).left()).isEqualTo(Balance.parse("40000"));
        assertThat(story.ledger().envelope(U2_HT2).affectations().of(ROAD).left())
                .isEqualTo(Balance.ZERO);
    }

    @Test
    void an_earlier_years_commitment_gives_nothing_back_to_the_operation() {
        CommitmentNumber number = signed("45000");
        openNextYear();
        story.accepted(new CarryForwardCommitment(number), DIRECTORATE.on("2027-01-02"));

        var reduced = story.accepted(amending(number, "40000"), PAULA.on("2027-03-01"));

        assertThat(only(reduced, CommitmentAmended.class).changes().getFirst().sterilized())
                .isEqualTo(Balance.parse("5000"));
        assertThat(reduced).noneMatch(AffectationRestored.class::isInstance);
        var raised = story.accepted(amending(number, "50000"), PAULA.on("2027-03-02"));
        assertThat(only(raised, AffectationDrawn.class))
                .isEqualTo(new AffectationDrawn(U1_NEXT, PRISON, number, 1, euros("10000")));
    }

    @Test
    void what_an_exception_recycles_serves_the_unit_and_not_the_operation() {
        CommitmentNumber number = signed("45000");
        openNextYear();
        story.accepted(new CarryForwardCommitment(number), DIRECTORATE.on("2027-01-02"));
        story.accepted(amending(number, "50000"), PAULA.on("2027-03-01"));
        story.accepted(new GrantRecyclingException(number, "Arrêté"), BRUNO.on("2027-03-01"));
        Balance before = story.ledger().envelope(U1_NEXT).aeAvailable();

        var reduced = story.accepted(amending(number, "30000"), PAULA.on("2027-03-02"));

        assertThat(only(reduced, AeReleased.class).amount()).isEqualTo(euros("20000"));
        assertThat(only(reduced, AffectationRestored.class).amount()).isEqualTo(euros("5000"));
        assertThat(story.ledger().envelope(U1_NEXT).aeAvailable()).isEqualTo(before.plus(euros("15000")));
    }

    private void openNextYear() {
        story.accepted(
                new OpenCredits(NEXT, PROGRAMME, Title.T3, euros("100000"), null, "LFI 2027"),
                DIRECTORATE.on("2026-12-31"));
        story.accepted(
                new AllotToOperatingBudget(NEXT, BOP, TitleGroup.HT2, euros("100000"), null), RACHEL.on("2027-01-02"));
        story.accepted(new AllotToUnit(NEXT, U1, TitleGroup.HT2, euros("100000"), null), BASTIEN.on("2027-01-02"));
        story.accepted(new AffectAuthorisation(NEXT, U1, PRISON, euros("20000"), null), PAULA.on("2027-01-02"));
    }
}
