package fr.quitus.domain.budget;

import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.OMAR;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.U2_HT2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.G0.over;
import static fr.quitus.domain.Story.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.FreezeUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.ThawUnitCredits;
import fr.quitus.domain.budget.BudgetCommand.WithdrawAllotment;
import fr.quitus.domain.budget.BudgetEnvelopeEvent.AllotmentWithdrawn;
import fr.quitus.domain.commitment.CommitmentCommand.ValidateCommitment;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.InvalidValue;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.TitleGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Credits of a unit set aside, given back, taken back. */
class UnitCreditsTest {
    private static final Act DIRECTION = DIRECTORATE.on("2026-02-02");
    private static final Act RPROG = RACHEL.on("2026-02-02");
    private static final Act RBOP = BASTIEN.on("2026-02-02");
    private final Story story = Story.g0();

    @Test
    void frozen_credits_stay_allotted_and_cannot_be_used() {
        story.accepted(freezing("20000", "5000"), RPROG);

        assertThat(envelope().aeAvailable()).isEqualTo(Balance.parse("80000"));
        assertThat(envelope().cpAvailable()).isEqualTo(Balance.parse("75000"));
        assertThat(envelope().ae().allotted()).isEqualTo(Balance.parse("100000"));
        var number = story.aDraftedCommitment("80000.01");
        var refusal = story.refused(new ValidateCommitment(number), OMAR.on("2026-02-17"));
        assertThat(refusal.code()).isEqualTo(Rejection.AE_INSUFFISANTES);
        assertThat(refusal.facts()).containsEntry("manquant", "0.01");
    }

    @Test
    void the_direction_du_budget_freezes_too_and_thaws_what_is_frozen() {
        story.accepted(freezing("20000", "5000"), DIRECTION);
        story.accepted(thawing("5000", "5000"), RPROG);

        assertThat(envelope().frozen()).isEqualTo(credits("15000", "0"));
        assertThat(story.rejection(thawing("15000.01", null), DIRECTION)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        story.accepted(thawing("15000", null), DIRECTION);
        assertThat(envelope().available()).isEqualTo(credits("100000", "80000"));
    }

    @Test
    void names_the_first_rule_a_freeze_or_a_thaw_breaks() {
        assertThat(story.rejection(freezing(null, null), STRANGER.on("2026-02-02")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(freezing(null, null), RPROG)).isEqualTo(Rejection.MONTANT_REQUIS);
        assertThat(story.rejection(freezing("100000.01", "1"), RPROG)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        assertThat(story.rejection(freezing("1", "80000.01"), RPROG)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        assertThat(story.rejection(thawing(null, null), STRANGER.on("2026-02-02")))
                .isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(thawing(null, null), RPROG)).isEqualTo(Rejection.MONTANT_REQUIS);
        assertThat(story.rejection(thawing("0.01", null), RPROG)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void only_the_direction_and_the_rprog_freeze_a_unit_and_only_managers_of_credits_take_back() {
        assertThat(freezing("1", null).allowedRoles())
                .containsExactlyInAnyOrder(Role.BUDGET_DIRECTORATE, Role.PROGRAMME_MANAGER);
        assertThat(thawing("1", null).allowedRoles())
                .containsExactlyInAnyOrder(Role.BUDGET_DIRECTORATE, Role.PROGRAMME_MANAGER);
        assertThat(fromUnit("1", null).allowedRoles())
                .containsExactlyInAnyOrder(Role.PROGRAMME_MANAGER, Role.BOP_MANAGER);
    }

    @Test
    void a_unit_gives_back_to_its_bop_and_both_count_it() {
        story.accepted(freezing("10000", "5000"), RPROG);
        var events = story.accepted(fromUnit("90000", "75000"), RBOP);

        assertThat(events)
                .hasExactlyElementsOfTypes(AllotmentWithdrawn.class, OperatingBudgetEvent.CreditsTakenBack.class);
        assertThat(envelope().ae().allotted()).isEqualTo(Balance.parse("10000"));
        assertThat(envelope().available()).isEqualTo(Credits.NONE);
        assertThat(bop().allotted()).isEqualTo(credits("30000", "25000"));
        assertThat(bop().leftToAllot()).isEqualTo(credits("470000", "425000"));
    }

    @Test
    void a_bop_gives_back_to_its_programme_and_both_count_it() {
        var events = story.accepted(fromBop("380000", "350000"), RBOP);

        assertThat(events)
                .hasExactlyElementsOfTypes(
                        OperatingBudgetEvent.AllotmentWithdrawn.class, ProgrammeBudgetEvent.CreditsTakenBack.class);
        assertThat(bop().received()).isEqualTo(credits("120000", "100000"));
        assertThat(bop().leftToAllot()).isEqualTo(Credits.NONE);
        assertThat(story.ledger().programme(2026, "0156").ht2().leftToAllot()).isEqualTo(credits("880000", "800000"));
    }

    @Test
    void refuses_to_take_back_what_is_committed() {
        story.aValidatedCommitment("60000");

        var refusal = story.refused(fromUnit("40000.01", "80000"), RBOP);

        assertThat(refusal.code()).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        assertThat(refusal.facts()).containsEntry("manquantAe", "0.01").containsEntry("manquantCp", "0.00");
        story.accepted(fromUnit("40000", "80000"), RPROG);
    }

    @Test
    void names_the_first_rule_a_withdrawal_breaks() {
        Act elsewhere = BASTIEN.as(Role.BOP_MANAGER, over("0204")).on("2026-02-02");
        assertThat(story.rejection(fromUnit(null, null), elsewhere)).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(fromUnit(null, null), RBOP)).isEqualTo(Rejection.MONTANT_REQUIS);
        assertThat(story.rejection(fromUnit("100000.01", null), RBOP)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        assertThat(story.rejection(fromBop(null, null), elsewhere)).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(fromBop(null, null), RBOP)).isEqualTo(Rejection.MONTANT_REQUIS);
        assertThat(story.rejection(fromBop("380000.01", null), RPROG)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void a_unit_gives_back_to_its_own_bop_only() {
        assertThatThrownBy(() -> new WithdrawAllotment(
                        YEAR, OperatingBudgetCode.of("0156-DR44"), U1, TitleGroup.HT2, euros("1"), null))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_withdrawal_leaves_the_other_unit_alone() {
        story.accepted(fromUnit("1000", "1000"), RBOP);

        assertThat(story.ledger().envelope(U2_HT2).available()).isEqualTo(credits("20000", "20000"));
        assertThat(GINA.role()).isNotIn(fromUnit("1", null).allowedRoles());
    }

    private BudgetEnvelope envelope() {
        return story.ledger().envelope(U1_HT2);
    }

    private OperatingBudget.Pocket bop() {
        return story.ledger()
                .states()
                .operatingBudgets()
                .getOrDefault(new OperatingBudgetId(YEAR, BOP), OperatingBudget.EMPTY)
                .ht2();
    }

    private static @Nullable Amount amount(@Nullable String euros) {
        return euros == null ? null : euros(euros);
    }

    private static FreezeUnitCredits freezing(@Nullable String ae, @Nullable String cp) {
        return new FreezeUnitCredits(YEAR, U1, TitleGroup.HT2, amount(ae), amount(cp), "Gel");
    }

    private static ThawUnitCredits thawing(@Nullable String ae, @Nullable String cp) {
        return new ThawUnitCredits(YEAR, U1, TitleGroup.HT2, amount(ae), amount(cp), "Dégel");
    }

    private static WithdrawAllotment fromUnit(@Nullable String ae, @Nullable String cp) {
        return withdrawing(U1, ae, cp);
    }

    private static WithdrawAllotment fromBop(@Nullable String ae, @Nullable String cp) {
        return withdrawing(null, ae, cp);
    }

    private static WithdrawAllotment withdrawing(@Nullable FundsCentre unit, @Nullable String ae, @Nullable String cp) {
        return new WithdrawAllotment(YEAR, BOP, unit, TitleGroup.HT2, amount(ae), amount(cp));
    }

    private static Credits credits(String ae, String cp) {
        return new Credits(Balance.parse(ae), Balance.parse(cp));
    }
}
