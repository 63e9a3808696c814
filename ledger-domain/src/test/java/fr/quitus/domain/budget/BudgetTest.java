package fr.quitus.domain.budget;

import static fr.quitus.domain.G0.BASTIEN;
import static fr.quitus.domain.G0.BOP;
import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.GINA;
import static fr.quitus.domain.G0.P1;
import static fr.quitus.domain.G0.P2;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.STRANGER;
import static fr.quitus.domain.G0.U1;
import static fr.quitus.domain.G0.U1_HT2;
import static fr.quitus.domain.G0.U2;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.date;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.opening;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.budget.BudgetCommand.AllotToOperatingBudget;
import fr.quitus.domain.budget.BudgetCommand.AllotToUnit;
import fr.quitus.domain.budget.BudgetCommand.AssignAccountingPost;
import fr.quitus.domain.budget.BudgetCommand.FreezeCredits;
import fr.quitus.domain.budget.BudgetCommand.ReallocateBetweenTitles;
import fr.quitus.domain.budget.BudgetCommand.ThawCredits;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final Act OPENING_DAY = DIRECTORATE.on("2026-01-02");
    private static final Act RPROG = RACHEL.on("2026-01-03");
    private static final Act RBOP = BASTIEN.on("2026-01-05");
    private final Story story = Story.empty();

    @Test
    void allots_credits_from_the_finance_act_to_the_units() {
        story.accepted(opening(Title.T3, "1000000", "900000"), OPENING_DAY);
        story.accepted(freezing("50000", "45000"), OPENING_DAY);
        story.accepted(allottingToBop("500000", "450000"), RPROG);
        story.accepted(new AllotToUnit(YEAR, U1, TitleGroup.HT2, euros("100000"), euros("80000")), RBOP);
        story.accepted(new AllotToUnit(YEAR, U2, TitleGroup.HT2, euros("20000"), euros("20000")), RBOP);

        var programme = story.ledger().programme(2026, "0156").ht2();
        assertThat(programme.leftToAllot()).isEqualTo(credits("450000", "405000"));
        assertThat(programme.frozen()).isEqualTo(credits("50000", "45000"));
        assertThat(bopPocket().leftToAllot()).isEqualTo(credits("380000", "350000"));
        assertThat(story.ledger().envelope(U1_HT2).aeAvailable()).isEqualTo(Balance.parse("100000"));
        assertThat(story.ledger().envelope(U1_HT2).cpAvailable()).isEqualTo(Balance.parse("80000"));
        assertThat(story.ledger().log())
                .allSatisfy(event -> assertThat(event.entries()).isEmpty());
    }

    @Test
    void adds_the_titles_of_a_group_together_and_keeps_personnel_apart() {
        story.accepted(opening(Title.T3, "100", "100"), OPENING_DAY);
        story.accepted(opening(Title.T6, "10", "10"), OPENING_DAY);
        story.accepted(opening(Title.T2, "1", "1"), OPENING_DAY);

        assertThat(story.ledger().programme(2026, "0156").ht2().opened()).isEqualTo(credits("110", "110"));
        assertThat(story.ledger().programme(2026, "0156").t2().opened()).isEqualTo(credits("1", "1"));
    }

    @Test
    void opens_authorisations_alone() {
        story.accepted(new BudgetCommand.OpenCredits(YEAR, PROGRAMME, Title.T5, euros("5"), null, "LFI"), OPENING_DAY);

        assertThat(story.ledger().programme(2026, "0156").ht2().leftToAllot())
                .isEqualTo(new Credits(Balance.parse("5"), Balance.ZERO));
    }

    @Test
    void refuses_to_open_nothing() {
        assertThat(story.rejection(
                        new BudgetCommand.OpenCredits(YEAR, PROGRAMME, Title.T3, null, null, "LFI"), OPENING_DAY))
                .isEqualTo(Rejection.MONTANT_REQUIS);
    }

    @Test
    void refuses_to_freeze_nothing_or_more_than_is_left() {
        story.accepted(opening(Title.T3, "100", "100"), OPENING_DAY);

        assertThat(story.rejection(new FreezeCredits(YEAR, PROGRAMME, TitleGroup.HT2, null, null, "D"), OPENING_DAY))
                .isEqualTo(Rejection.MONTANT_REQUIS);
        assertThat(story.rejection(freezing("100.01", "1"), OPENING_DAY)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        assertThat(story.rejection(freezing("1", "100.01"), OPENING_DAY)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void thaws_what_is_frozen_and_no_more() {
        story.accepted(opening(Title.T3, "100", "100"), OPENING_DAY);
        story.accepted(freezing("40", "30"), OPENING_DAY);

        assertThat(story.rejection(thawing("40.01", "1"), OPENING_DAY)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        assertThat(story.rejection(new ThawCredits(YEAR, PROGRAMME, TitleGroup.HT2, null, null, "D"), OPENING_DAY))
                .isEqualTo(Rejection.MONTANT_REQUIS);
        story.accepted(thawing("40", "10"), OPENING_DAY);

        assertThat(story.ledger().programme(2026, "0156").ht2().frozen()).isEqualTo(credits("0", "20"));
    }

    @Test
    void refuses_to_allot_frozen_credits() {
        story.accepted(opening(Title.T3, "100", "100"), OPENING_DAY);
        story.accepted(freezing("40", "30"), OPENING_DAY);

        assertThat(story.rejection(allottingToBop("60.01", "1"), RPROG)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        story.accepted(allottingToBop("60", "70"), RPROG);
    }

    @Test
    void names_the_first_rule_an_allotment_to_a_bop_breaks() {
        story.accepted(opening(Title.T3, "100", "100"), OPENING_DAY);
        var nothing = new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, null, null);

        assertThat(story.rejection(nothing, STRANGER.on("2026-01-03"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(nothing, RPROG)).isEqualTo(Rejection.MONTANT_REQUIS);
        assertThat(story.rejection(allottingToBop("100.01", "0.01"), RPROG))
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void refuses_a_unit_more_than_its_bop_has_left() {
        Story g0 = Story.g0();

        var refusal = g0.refused(
                new AllotToUnit(YEAR, U1, TitleGroup.HT2, euros("380000.01"), null), BASTIEN.on("2026-01-06"));

        assertThat(refusal.code()).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        assertThat(refusal.facts()).containsEntry("manquantAe", "0.01").containsEntry("manquantCp", "0.00");
    }

    @Test
    void names_the_first_rule_an_allotment_to_a_unit_breaks() {
        var nothing = new AllotToUnit(YEAR, U1, TitleGroup.HT2, null, null);

        assertThat(story.rejection(nothing, STRANGER.on("2026-01-03"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(nothing, GINA.on("2026-01-03"))).isEqualTo(Rejection.MONTANT_REQUIS);
        assertThat(story.rejection(new AllotToUnit(YEAR, U1, TitleGroup.HT2, null, euros("0.01")), RBOP))
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void moves_personnel_credits_to_other_titles_and_never_back() {
        story.accepted(opening(Title.T2, "300000", "300000"), OPENING_DAY);

        story.accepted(moving(TitleGroup.T2, TitleGroup.HT2, "60000"), RPROG);

        assertThat(story.ledger().programme(2026, "0156").t2().leftToAllot()).isEqualTo(credits("240000", "240000"));
        assertThat(story.ledger().programme(2026, "0156").ht2().leftToAllot()).isEqualTo(credits("60000", "60000"));
        assertThat(story.rejection(moving(TitleGroup.HT2, TitleGroup.T2, "0.01"), RPROG))
                .isEqualTo(Rejection.FONGIBILITE_ASYMETRIQUE);
    }

    @Test
    void names_the_first_rule_a_reallocation_breaks() {
        var nowhere = new ReallocateBetweenTitles(YEAR, PROGRAMME, TitleGroup.T2, TitleGroup.T2, null, null);
        var upwards = new ReallocateBetweenTitles(YEAR, PROGRAMME, TitleGroup.HT2, TitleGroup.T2, null, null);
        var nothing = new ReallocateBetweenTitles(YEAR, PROGRAMME, TitleGroup.T2, TitleGroup.HT2, null, null);

        assertThat(story.rejection(nowhere, STRANGER.on("2026-01-03"))).isEqualTo(Rejection.HORS_PERIMETRE);
        assertThat(story.rejection(nowhere, RPROG)).isEqualTo(Rejection.REDEPLOIEMENT_SANS_OBJET);
        assertThat(story.rejection(upwards, RPROG)).isEqualTo(Rejection.FONGIBILITE_ASYMETRIQUE);
        assertThat(story.rejection(nothing, RPROG)).isEqualTo(Rejection.MONTANT_REQUIS);
        assertThat(story.rejection(moving(TitleGroup.T2, TitleGroup.HT2, "0.01"), RPROG))
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void a_post_is_in_charge_from_its_date_until_the_next_one() {
        story.accepted(new AssignAccountingPost(U1, P1, date("2026-01-01")), OPENING_DAY);
        story.accepted(new AssignAccountingPost(U1, P2, date("2026-06-01")), OPENING_DAY);

        AccountantAssignment assignment = story.ledger().assignment(U1);
        assertThat(assignment.on(date("2025-12-31"))).isEmpty();
        assertThat(assignment.on(date("2026-01-01"))).contains(P1);
        assertThat(assignment.on(date("2026-05-31"))).contains(P1);
        assertThat(assignment.on(date("2026-06-01"))).contains(P2);
    }

    @Test
    void refuses_a_designation_that_rewrites_the_past() {
        story.accepted(new AssignAccountingPost(U1, P1, date("2026-06-01")), OPENING_DAY);

        assertThat(story.rejection(new AssignAccountingPost(U1, P2, date("2026-06-01")), OPENING_DAY))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(story.rejection(new AssignAccountingPost(U1, P2, date("2026-05-31")), OPENING_DAY))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
    }

    private OperatingBudget.Pocket bopPocket() {
        return story.ledger()
                .states()
                .operatingBudgets()
                .getOrDefault(new OperatingBudgetId(YEAR, BOP), OperatingBudget.EMPTY)
                .ht2();
    }

    private static FreezeCredits freezing(String ae, String cp) {
        return new FreezeCredits(YEAR, PROGRAMME, TitleGroup.HT2, euros(ae), euros(cp), "Mise en réserve 2026");
    }

    private static ThawCredits thawing(String ae, String cp) {
        return new ThawCredits(YEAR, PROGRAMME, TitleGroup.HT2, euros(ae), euros(cp), "Dégel 2026");
    }

    private static AllotToOperatingBudget allottingToBop(String ae, String cp) {
        return new AllotToOperatingBudget(YEAR, BOP, TitleGroup.HT2, euros(ae), euros(cp));
    }

    private static ReallocateBetweenTitles moving(TitleGroup from, TitleGroup to, String amount) {
        return new ReallocateBetweenTitles(YEAR, PROGRAMME, from, to, euros(amount), euros(amount));
    }

    private static Credits credits(String ae, String cp) {
        return new Credits(Balance.parse(ae), Balance.parse(cp));
    }

    @Test
    void refuses_credits_that_no_sum_could_hold() {
        Story story = Story.empty();
        story.accepted(Story.opening(Title.T3, "9999999999999.99", "1"), DIRECTORATE.on("2026-01-02"));

        assertThat(story.rejection(Story.opening(Title.T6, "0.02", "1"), DIRECTORATE.on("2026-01-02")))
                .isEqualTo(Rejection.MONTANT_EXCESSIF);
        story.accepted(Story.opening(Title.T6, "0.01", "1"), DIRECTORATE.on("2026-01-02"));
    }
}
