package fr.quitus.bays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartPlanTest {
    private static final long ONE_DATABASE = 42;
    private static final Term FIRST = new Term(1, BayName.A);
    private static final Term SECOND = new Term(2, BayName.B);

    @Test
    void founds_where_there_is_nothing_and_where_founding_was_cut_short() {
        assertThat(StartPlan.decide(List.of(empty(BayName.A), empty(BayName.B), empty(BayName.C)), null))
                .isEqualTo(new StartPlan.Found());
        assertThat(StartPlan.decide(
                        List.of(
                                new StartPlan.Finding(BayName.A, true, false, FIRST, new ControlData(ONE_DATABASE, 1)),
                                standby(BayName.B, null),
                                empty(BayName.C)),
                        null))
                .isEqualTo(new StartPlan.Found());
    }

    @Test
    void never_founds_over_data_whose_terms_were_lost() {
        assertThat(StartPlan.decide(
                        List.of(primary(BayName.A, null, 1), standby(BayName.B, null), standby(BayName.C, null)), null))
                .isInstanceOf(StartPlan.Refuse.class);
        assertThat(StartPlan.decide(List.of(termOnly(BayName.A, FIRST), empty(BayName.B), empty(BayName.C)), null))
                .isInstanceOf(StartPlan.Refuse.class);
    }

    @Test
    void the_highest_term_leads_whatever_else_looks_like_a_primary() {
        assertThat(StartPlan.decide(
                        List.of(
                                primary(BayName.A, FIRST, 1),
                                primary(BayName.B, SECOND, 2),
                                standby(BayName.C, SECOND)),
                        null))
                .isEqualTo(new StartPlan.Lead(SECOND));
    }

    @Test
    void a_bay_elected_but_not_yet_promoted_leads_before_the_deposed_one() {
        assertThat(StartPlan.decide(
                        List.of(primary(BayName.A, FIRST, 1), standby(BayName.B, SECOND), standby(BayName.C, FIRST)),
                        null))
                .isEqualTo(new StartPlan.Lead(SECOND));
    }

    @Test
    void elects_only_among_two_standbys_of_the_last_term() {
        assertThat(StartPlan.decide(
                        List.of(empty(BayName.A), standby(BayName.B, FIRST), standby(BayName.C, FIRST)), null))
                .isEqualTo(new StartPlan.Elect(FIRST));
        assertThat(StartPlan.decide(
                        List.of(empty(BayName.A), standby(BayName.B, FIRST), termOnly(BayName.C, FIRST)), null))
                .isInstanceOf(StartPlan.Refuse.class);
        assertThat(StartPlan.decide(
                        List.of(primary(BayName.A, FIRST, 1), empty(BayName.B), standby(BayName.C, SECOND)), null))
                .isInstanceOf(StartPlan.Refuse.class);
    }

    @Test
    void a_lone_bay_leads_only_when_an_operator_says_so() {
        List<StartPlan.Finding> lone = List.of(primary(BayName.A, FIRST, 1), empty(BayName.B), empty(BayName.C));

        assertThat(StartPlan.decide(lone, null))
                .isInstanceOfSatisfying(StartPlan.Refuse.class, refusal -> assertThat(refusal.message())
                        .contains("promote LETTRE --force"));
        assertThat(StartPlan.decide(lone, BayName.A)).isEqualTo(new StartPlan.Force(new Term(2, BayName.A)));
        assertThat(StartPlan.decide(lone, BayName.B)).isInstanceOf(StartPlan.Refuse.class);
    }

    @Test
    void asks_no_bay_that_is_outside_and_minds_nothing_that_lies_in_a_removed_one() {
        Term drained = new Term(3, BayName.A, new Outside(BayName.C, Outside.Standing.DRAINED));
        Term removed = new Term(3, BayName.A, new Outside(BayName.C, Outside.Standing.REMOVED));

        assertThat(StartPlan.decide(
                        List.of(empty(BayName.A), standby(BayName.B, drained), termOnly(BayName.C, SECOND)), null))
                .as("the other one that counted holds everything")
                .isEqualTo(new StartPlan.Elect(drained));
        assertThat(StartPlan.decide(
                        List.of(empty(BayName.A), termOnly(BayName.B, drained), standby(BayName.C, drained)), null))
                .as("what a bay outside holds proves nothing")
                .isInstanceOf(StartPlan.Refuse.class);
        assertThat(StartPlan.decide(
                        List.of(empty(BayName.A), standby(BayName.B, FIRST), standby(BayName.C, drained)), null))
                .as("the one that counts does not know that it counts alone")
                .isInstanceOf(StartPlan.Refuse.class);
        assertThat(StartPlan.decide(List.of(empty(BayName.A), standby(BayName.B, drained), empty(BayName.C)), null))
                .as("a later term may be known to the two that are gone")
                .isInstanceOf(StartPlan.Refuse.class);
        assertThat(StartPlan.decide(
                        List.of(
                                primary(BayName.A, removed, 1),
                                standby(BayName.B, removed),
                                new StartPlan.Finding(
                                        BayName.C, false, false, FIRST, new ControlData(ONE_DATABASE + 1, 9))),
                        null))
                .isEqualTo(new StartPlan.Lead(removed));
    }

    @Test
    void refuses_contradictions_instead_of_choosing() {
        assertThat(StartPlan.decide(
                        List.of(
                                primary(BayName.A, new Term(2, BayName.A), 2),
                                primary(BayName.B, SECOND, 2),
                                empty(BayName.C)),
                        null))
                .isInstanceOf(StartPlan.Refuse.class);
        assertThat(StartPlan.decide(
                        List.of(primary(BayName.A, FIRST, 1), primary(BayName.B, FIRST, 2), empty(BayName.C)), null))
                .isInstanceOf(StartPlan.Refuse.class);
        assertThat(StartPlan.decide(
                        List.of(
                                primary(BayName.A, FIRST, 1),
                                new StartPlan.Finding(
                                        BayName.B, false, true, FIRST, new ControlData(ONE_DATABASE + 1, 1)),
                                empty(BayName.C)),
                        null))
                .isInstanceOf(StartPlan.Refuse.class);
    }

    private static StartPlan.Finding empty(BayName name) {
        return new StartPlan.Finding(name, false, false, null, null);
    }

    private static StartPlan.Finding termOnly(BayName name, Term term) {
        return new StartPlan.Finding(name, false, false, term, null);
    }

    private static StartPlan.Finding primary(BayName name, @Nullable Term term, int timeline) {
        return new StartPlan.Finding(name, false, false, term, new ControlData(ONE_DATABASE, timeline));
    }

    private static StartPlan.Finding standby(BayName name, @Nullable Term term) {
        return new StartPlan.Finding(name, false, true, term, new ControlData(ONE_DATABASE, 1));
    }
}
