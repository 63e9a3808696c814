package fr.quitus.domain.budget;

import static fr.quitus.domain.G0.DIRECTORATE;
import static fr.quitus.domain.G0.PROGRAMME;
import static fr.quitus.domain.G0.RACHEL;
import static fr.quitus.domain.G0.YEAR;
import static fr.quitus.domain.Story.euros;
import static fr.quitus.domain.Story.only;
import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.Story;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.budget.BudgetCommand.ReallocateBetweenTitles;
import fr.quitus.domain.budget.MovementCommand.CarryOverCredits;
import fr.quitus.domain.budget.MovementCommand.TransferCredits;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedForward;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsCarriedOver;
import fr.quitus.domain.budget.ProgrammeBudgetEvent.CreditsMoved;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.Credits;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.Title;
import fr.quitus.domain.value.TitleGroup;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decrees and orders that move credits: two programmes of a million each, HT2 and T2. */
class MovementTest {
    private static final Act DECREE = DIRECTORATE.on("2026-06-01");
    private static final ProgrammeCode OTHER = ProgrammeCode.of("0218");
    private static final ProgrammeCode UNVOTED = ProgrammeCode.of("0999");
    private final Story story = Story.empty();

    @BeforeEach
    void open() {
        for (ProgrammeCode programme : new ProgrammeCode[] {PROGRAMME, OTHER}) {
            open(YEAR, programme, Title.T3, "800000");
            open(YEAR, programme, Title.T2, "200000");
        }
    }

    @Test
    void a_virement_leaves_one_programme_and_comes_to_the_other() {
        var events = story.accepted(virement("5000", "3000"), DECREE);

        assertThat(events).hasExactlyElementsOfTypes(CreditsMoved.class, CreditsMoved.class);
        assertThat(events.getFirst())
                .isEqualTo(new CreditsMoved(
                        YEAR,
                        PROGRAMME,
                        TransferKind.VIREMENT,
                        MoveDirection.OUT,
                        TitleGroup.HT2,
                        OTHER,
                        credits("5000", "3000"),
                        credits("20000", "20000"),
                        "Décret"));
        assertThat(programme(PROGRAMME).ht2().opened()).isEqualTo(credits("795000", "797000"));
        assertThat(programme(OTHER).ht2().opened()).isEqualTo(credits("805000", "803000"));
        assertThat(programme(PROGRAMME).voted()).isEqualTo(credits("1000000", "1000000"));
    }

    @Test
    void virements_of_a_year_are_limited_to_two_per_cent_of_each_programme_in_and_out_together() {
        story.accepted(virement("20000", "19999.99"), DECREE);

        Refusal refusal = story.refused(virement(null, "0.02"), DECREE);
        assertThat(refusal.code()).isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        assertThat(refusal.facts())
                .containsEntry("plafondCp", "20000.00")
                .containsEntry("cumulCp", "19999.99")
                .containsEntry("demandeCp", "0.02");
        assertThat(story.rejection(back("0.01"), DECREE)).isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        story.accepted(virement(null, "0.01"), DECREE);
    }

    @Test
    void the_ceiling_is_that_of_the_smaller_of_the_two_programmes() {
        ProgrammeCode small = ProgrammeCode.of("0302");
        open(YEAR, small, Title.T3, "100");

        assertThat(story.rejection(moving(TransferKind.VIREMENT, PROGRAMME, small, "2.01", null), DECREE))
                .isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        story.accepted(moving(TransferKind.VIREMENT, PROGRAMME, small, "2", null), DECREE);
    }

    @Test
    void virements_of_personnel_credits_have_two_per_cent_of_their_own() {
        var t2 = new TransferCredits(
                YEAR, TransferKind.VIREMENT, PROGRAMME, OTHER, TitleGroup.T2, null, euros("4000.01"), null, "D");

        Refusal refusal = story.refused(t2, DECREE);

        assertThat(refusal.code()).isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        assertThat(refusal.detail()).contains("titre 2");
        assertThat(refusal.facts()).containsEntry("plafondAe", "4000.00");
    }

    @Test
    void neither_reallocations_nor_movements_change_the_base_of_the_ceilings() {
        story.accepted(
                new ReallocateBetweenTitles(
                        YEAR, PROGRAMME, TitleGroup.T2, TitleGroup.HT2, euros("200000"), euros("200000")),
                RACHEL.on("2026-05-01"));
        story.accepted(transfer("500000"), DECREE);

        story.accepted(virement("20000", null), DECREE);
        assertThat(story.rejection(virement("0.01", null), DECREE)).isEqualTo(Rejection.PLAFOND_MOUVEMENT);
    }

    @Test
    void a_transfer_has_no_ceiling_but_what_the_origin_has_left() {
        assertThat(story.rejection(transfer("800000.01"), DECREE)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);

        CreditsMoved out =
                (CreditsMoved) story.accepted(transfer("800000"), DECREE).getFirst();

        assertThat(out.ceiling()).isNull();
        assertThat(programme(PROGRAMME).ht2().leftToAllot().ae()).isEqualTo(Balance.ZERO);
    }

    @Test
    void other_credits_never_raise_personnel_but_personnel_may_become_other() {
        assertThat(story.rejection(between(TitleGroup.HT2, TitleGroup.T2), DECREE))
                .isEqualTo(Rejection.FONGIBILITE_ASYMETRIQUE);
        story.accepted(between(TitleGroup.T2, TitleGroup.HT2), DECREE);

        assertThat(programme(PROGRAMME).t2().opened().ae()).isEqualTo(Balance.parse("199999"));
        assertThat(programme(OTHER).ht2().opened().ae()).isEqualTo(Balance.parse("800001"));
    }

    @Test
    void an_advance_opens_at_most_one_per_cent_of_the_initial_credits() {
        assertThat(story.rejection(advance("10000.01"), DECREE)).isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        story.accepted(advance("6000"), DECREE);
        assertThat(story.rejection(advance("4000.01"), DECREE)).isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        var events = story.accepted(advance("4000"), DECREE);

        assertThat(only(events, CreditsMoved.class).direction()).isEqualTo(MoveDirection.IN);
        assertThat(programme(PROGRAMME).ht2().opened().ae()).isEqualTo(Balance.parse("810000"));
    }

    @Test
    void a_cancellation_closes_at_most_one_and_a_half_per_cent_of_the_initial_credits() {
        assertThat(story.rejection(cancellation("15000.01"), DECREE)).isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        story.accepted(cancellation("5000"), DECREE);
        assertThat(story.rejection(cancellation("10000.01"), DECREE)).isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        story.accepted(cancellation("10000"), DECREE);

        assertThat(programme(PROGRAMME).ht2().opened().ae()).isEqualTo(Balance.parse("785000"));
    }

    @Test
    void advances_and_cancellations_are_held_on_the_credits_of_all_programmes_together() {
        story.ledger().knowing(nomenclature(PROGRAMME, OTHER));

        assertThat(story.rejection(advance("20000.01"), DECREE)).isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        CreditsMoved moved = only(story.accepted(advance("20000"), DECREE), CreditsMoved.class);
        Refusal other = story.refused(moving(TransferKind.DECRET_D_AVANCE, null, OTHER, "0.01", null), DECREE);
        story.accepted(moving(TransferKind.ANNULATION, OTHER, null, "18000", null), DECREE);
        story.accepted(cancellation("12000"), DECREE);

        assertThat(moved.ceiling()).as("1 % of both").isEqualTo(credits("20000", "20000"));
        assertThat(other.detail()).contains("tous programmes ensemble");
        assertThat(other.facts()).containsEntry("plafondAe", "20000.00").containsEntry("cumulAe", "20000.00");
        assertThat(story.refused(cancellation("0.01"), DECREE).facts()).containsEntry("plafondAe", "30000.00");
    }

    @Test
    void the_ceiling_of_virements_stays_that_of_each_programme() {
        story.ledger().knowing(nomenclature(PROGRAMME, OTHER));

        assertThat(story.refused(virement("20000.01", null), DECREE).facts()).containsEntry("plafondAe", "20000.00");
    }

    @Test
    void a_programme_outside_the_nomenclature_has_its_own_share_and_takes_none_of_the_others() {
        story.ledger().knowing(nomenclature(PROGRAMME));
        story.accepted(advance("10000"), DECREE);

        assertThat(story.rejection(moving(TransferKind.DECRET_D_AVANCE, null, OTHER, "10000.01", null), DECREE))
                .isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        story.accepted(moving(TransferKind.DECRET_D_AVANCE, null, OTHER, "10000", null), DECREE);
        assertThat(story.rejection(advance("0.01"), DECREE)).isEqualTo(Rejection.PLAFOND_MOUVEMENT);
    }

    private static Ministries nomenclature(ProgrammeCode... known) {
        return new Ministries() {
            @Override
            public Optional<String> of(ProgrammeCode programme) {
                return Optional.of("Budget");
            }

            @Override
            public Set<ProgrammeCode> programmes() {
                return Set.of(known);
            }
        };
    }

    @Test
    void ceilings_are_rounded_down_to_the_cent() {
        ProgrammeCode odd = ProgrammeCode.of("0302");
        open(YEAR, odd, Title.T3, "0.99");

        assertThat(story.rejection(moving(TransferKind.DECRET_D_AVANCE, null, odd, "0.01", null), DECREE))
                .isEqualTo(Rejection.PLAFOND_MOUVEMENT);
        assertThat(CreditCeilings.share(Balance.parse("9999999999999.99"), 300))
                .isEqualTo(Balance.parse("299999999999.99"));
    }

    @Test
    void a_virement_stays_in_a_ministry_and_a_transfer_leaves_it_when_both_are_known() {
        story.ledger().knowing(programme -> Optional.of(programme.equals(PROGRAMME) ? "Budget" : "Justice"));
        assertThat(story.rejection(virement("1", null), DECREE)).isEqualTo(Rejection.VIREMENT_HORS_MINISTERE);
        story.accepted(transfer("1"), DECREE);

        story.ledger().knowing(programme -> Optional.of("Budget"));
        assertThat(story.rejection(transfer("1"), DECREE)).isEqualTo(Rejection.TRANSFERT_DANS_MINISTERE);
        story.accepted(virement("1", null), DECREE);

        story.ledger().knowing(programme -> programme.equals(OTHER) ? Optional.empty() : Optional.of("Budget"));
        story.accepted(virement("1", null), DECREE);
        story.accepted(transfer("1"), DECREE);
    }

    @Test
    void names_the_first_rule_a_movement_breaks() {
        assertThat(story.rejection(moving(TransferKind.VIREMENT, null, null, null, null), DECREE))
                .isEqualTo(Rejection.MONTANT_REQUIS);
        for (TransferKind kind : TransferKind.values()) {
            assertThat(story.rejection(moving(kind, null, null, "1", null), DECREE))
                    .isEqualTo(Rejection.MOUVEMENT_INCOHERENT);
        }
        assertThat(story.rejection(moving(TransferKind.VIREMENT, PROGRAMME, null, "1", null), DECREE))
                .isEqualTo(Rejection.MOUVEMENT_INCOHERENT);
        assertThat(story.rejection(moving(TransferKind.TRANSFERT, null, OTHER, "1", null), DECREE))
                .isEqualTo(Rejection.MOUVEMENT_INCOHERENT);
        assertThat(story.rejection(moving(TransferKind.DECRET_D_AVANCE, OTHER, PROGRAMME, "1", null), DECREE))
                .isEqualTo(Rejection.MOUVEMENT_INCOHERENT);
        assertThat(story.rejection(moving(TransferKind.ANNULATION, OTHER, PROGRAMME, "1", null), DECREE))
                .isEqualTo(Rejection.MOUVEMENT_INCOHERENT);
        assertThat(story.rejection(moving(TransferKind.TRANSFERT, OTHER, OTHER, "1", null), DECREE))
                .isEqualTo(Rejection.REDEPLOIEMENT_SANS_OBJET);
        assertThat(story.rejection(moving(TransferKind.TRANSFERT, OTHER, UNVOTED, "1", null), DECREE))
                .isEqualTo(Rejection.PROGRAMME_NON_PREVU);
        assertThat(story.rejection(moving(TransferKind.DECRET_D_AVANCE, null, UNVOTED, "1", null), DECREE))
                .isEqualTo(Rejection.PROGRAMME_NON_PREVU);
    }

    @Test
    void frozen_credits_are_not_moved() {
        story.accepted(
                new BudgetCommand.FreezeCredits(YEAR, PROGRAMME, TitleGroup.HT2, euros("790000"), null, "R"), DECREE);

        assertThat(story.rejection(virement("10000.01", null), DECREE)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        story.accepted(virement("10000", null), DECREE);
    }

    @Test
    void refuses_credits_that_no_sum_could_hold() {
        ProgrammeCode full = ProgrammeCode.of("0302");
        open(YEAR, full, Title.T3, "10000000000000");

        assertThat(story.rejection(moving(TransferKind.TRANSFERT, PROGRAMME, full, "0.01", null), DECREE))
                .isEqualTo(Rejection.MONTANT_EXCESSIF);
    }

    @Test
    void carries_over_what_a_programme_had_left_and_both_years_know_it() {
        FiscalYear next = FiscalYear.of(2027);
        var events = story.accepted(carrying(TitleGroup.HT2, "500000", "24000", null), DECREE);

        assertThat(only(events, CreditsCarriedForward.class).cpCeiling()).isEqualTo(Balance.parse("24000"));
        assertThat(only(events, CreditsCarriedOver.class).year()).isEqualTo(next);
        assertThat(programme(PROGRAMME).ht2().leftToAllot()).isEqualTo(credits("300000", "776000"));
        assertThat(programme(PROGRAMME).ht2().opened()).isEqualTo(credits("800000", "800000"));
        var after = story.ledger().programme(2027, "0156").ht2();
        assertThat(after.leftToAllot()).isEqualTo(credits("500000", "24000"));
        assertThat(after.voted()).isEqualTo(Credits.NONE);
    }

    @Test
    void carries_over_at_most_three_per_cent_of_the_initial_cp_cumulated() {
        assertThat(story.rejection(carrying(TitleGroup.HT2, null, "24000.01", null), DECREE))
                .isEqualTo(Rejection.PLAFOND_REPORT);
        story.accepted(carrying(TitleGroup.HT2, null, "20000", null), DECREE);
        Refusal refusal = story.refused(carrying(TitleGroup.HT2, null, "4000.01", null), DECREE);

        assertThat(refusal.code()).isEqualTo(Rejection.PLAFOND_REPORT);
        assertThat(refusal.facts())
                .containsEntry("plafond", "24000.00")
                .containsEntry("cumul", "20000.00")
                .containsEntry("demande", "4000.01");
        story.accepted(carrying(TitleGroup.HT2, "1", "4000", null), DECREE);
    }

    @Test
    void amending_acts_raise_no_ceiling_but_that_of_cancellations() {
        story.accepted(
                new OpenCredits(
                        YEAR, PROGRAMME, Title.T3, euros("1000000"), euros("1000000"), "LFR", FinanceAct.AMENDING),
                DIRECTORATE.on("2026-05-02"));

        assertThat(programme(PROGRAMME).initial()).isEqualTo(credits("1000000", "1000000"));
        assertThat(programme(PROGRAMME).voted()).isEqualTo(credits("2000000", "2000000"));
        assertThat(story.refused(carrying(TitleGroup.HT2, null, "24000.01", null), DECREE)
                        .facts())
                .containsEntry("plafond", "24000.00");
        assertThat(story.refused(virement("20000.01", null), DECREE).facts()).containsEntry("plafondAe", "20000.00");
        assertThat(story.refused(advance("10000.01"), DECREE).facts()).containsEntry("plafondAe", "10000.00");
        assertThat(story.refused(cancellation("30000.01"), DECREE).facts()).containsEntry("plafondAe", "30000.00");
        story.accepted(cancellation("30000"), DECREE);
    }

    @Test
    void carries_no_personnel_credits_but_those_of_contributions_which_have_no_ceiling() {
        assertThat(story.rejection(carrying(TitleGroup.T2, "1", null, null), DECREE))
                .isEqualTo(Rejection.REPORT_T2_INTERDIT);
        assertThat(story.rejection(carrying(TitleGroup.T2, null, "1", false), DECREE))
                .isEqualTo(Rejection.REPORT_T2_INTERDIT);

        var events = story.accepted(carrying(TitleGroup.T2, "200000", "200000", true), DECREE);
        story.accepted(carrying(TitleGroup.HT2, null, "24000", null), DECREE);

        assertThat(only(events, CreditsCarriedForward.class).cpCeiling()).isNull();
        assertThat(story.ledger().programme(2027, "0156").t2().leftToAllot()).isEqualTo(credits("200000", "200000"));
    }

    @Test
    void contributions_carried_over_do_not_use_the_ceiling_of_the_others() {
        story.accepted(carrying(TitleGroup.HT2, null, "100000", true), DECREE);

        story.accepted(carrying(TitleGroup.HT2, null, "24000", null), DECREE);
    }

    @Test
    void carries_over_to_the_programme_that_continues_another() {
        var command = new CarryOverCredits(
                FiscalYear.of(2027), OTHER, PROGRAMME, TitleGroup.HT2, euros("10"), null, null, "Arrêté");

        story.accepted(command, DECREE);

        assertThat(story.ledger().programme(2027, "0218").ht2().opened().ae()).isEqualTo(Balance.parse("10"));
        assertThat(programme(PROGRAMME).ht2().leftToAllot().ae()).isEqualTo(Balance.parse("799990"));
    }

    @Test
    void names_the_first_rule_a_carry_over_breaks() {
        assertThat(story.rejection(carrying(TitleGroup.T2, null, null, null), DECREE))
                .isEqualTo(Rejection.MONTANT_REQUIS);
        assertThat(story.rejection(carrying(TitleGroup.HT2, "800000.01", null, null), DECREE))
                .isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
        var first = new CarryOverCredits(
                FiscalYear.of(2006), PROGRAMME, null, TitleGroup.HT2, euros("0.01"), null, null, "Arrêté");
        assertThat(first.source()).isEmpty();
        assertThat(story.rejection(first, DECREE)).isEqualTo(Rejection.DISPONIBLE_INSUFFISANT);
    }

    @Test
    void only_the_direction_du_budget_moves_credits() {
        assertThat(virement("1", null).allowedRoles()).containsExactly(Role.BUDGET_DIRECTORATE);
        assertThat(carrying(TitleGroup.HT2, "1", null, null).allowedRoles()).containsExactly(Role.BUDGET_DIRECTORATE);
    }

    private void open(FiscalYear year, ProgrammeCode programme, Title title, String amount) {
        story.accepted(
                new OpenCredits(year, programme, title, euros(amount), euros(amount), "LFI"),
                DIRECTORATE.on("2026-01-02"));
    }

    private ProgrammeBudget programme(ProgrammeCode code) {
        return story.ledger().programme(YEAR.value(), code.text());
    }

    private static @Nullable Amount amount(@Nullable String euros) {
        return euros == null ? null : euros(euros);
    }

    private static TransferCredits moving(
            TransferKind kind,
            @Nullable ProgrammeCode from,
            @Nullable ProgrammeCode to,
            @Nullable String ae,
            @Nullable String cp) {
        return new TransferCredits(YEAR, kind, from, to, TitleGroup.HT2, null, amount(ae), amount(cp), "Décret");
    }

    private static TransferCredits virement(@Nullable String ae, @Nullable String cp) {
        return moving(TransferKind.VIREMENT, PROGRAMME, OTHER, ae, cp);
    }

    private static TransferCredits back(String ae) {
        return moving(TransferKind.VIREMENT, OTHER, PROGRAMME, ae, null);
    }

    private static TransferCredits transfer(String ae) {
        return moving(TransferKind.TRANSFERT, PROGRAMME, OTHER, ae, null);
    }

    private static TransferCredits advance(String ae) {
        return moving(TransferKind.DECRET_D_AVANCE, null, PROGRAMME, ae, null);
    }

    private static TransferCredits cancellation(String ae) {
        return moving(TransferKind.ANNULATION, PROGRAMME, null, ae, null);
    }

    private static TransferCredits between(TitleGroup from, TitleGroup to) {
        return new TransferCredits(YEAR, TransferKind.TRANSFERT, PROGRAMME, OTHER, from, to, euros("1"), null, "D");
    }

    private static CarryOverCredits carrying(
            TitleGroup group, @Nullable String ae, @Nullable String cp, @Nullable Boolean contribution) {
        return new CarryOverCredits(
                FiscalYear.of(2027), PROGRAMME, null, group, amount(ae), amount(cp), contribution, "Arrêté");
    }

    private static Credits credits(String ae, String cp) {
        return new Credits(Balance.parse(ae), Balance.parse(cp));
    }
}
