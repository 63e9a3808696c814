package fr.quitus.domain.habilitation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.habilitation.HabilitationCommand.DeclareSpouse;
import fr.quitus.domain.habilitation.HabilitationCommand.GrantRole;
import fr.quitus.domain.habilitation.HabilitationCommand.RevokeRole;
import fr.quitus.domain.habilitation.HabilitationEvent.SpouseDeclared;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HabilitationTest {
    private static final ActorId OMAR = ActorId.of("omar");
    private static final ActorId KATIA = ActorId.of("katia");
    private static final LocalDate JANUARY = LocalDate.parse("2026-01-01");
    private static final LocalDate JUNE = LocalDate.parse("2026-06-30");
    private static final LocalDate JULY = LocalDate.parse("2026-07-01");
    private static final Act ACT = new Act(
            ActorId.of("denis"), Role.BUDGET_DIRECTORATE, Perimeter.ALL, null, Instant.parse("2026-03-02T09:00:00Z"));

    @Test
    void an_ordonnateur_is_never_a_comptable_on_the_same_day() {
        Habilitation omar = granted(Habilitation.NONE, Role.AUTHORISING_OFFICER, JANUARY, JUNE);

        assertThat(refusal(omar.decide(granting(Role.PUBLIC_ACCOUNTANT, JUNE, null), ACT)))
                .isEqualTo(Rejection.INCOMPATIBILITE_ART9);
        assertThat(refusal(omar.decide(granting(Role.PUBLIC_ACCOUNTANT, JULY, null), ACT)))
                .isNull();
        assertThat(refusal(omar.decide(granting(Role.MANAGER, JANUARY, null), ACT)))
                .as("the same side")
                .isNull();
        assertThat(refusal(omar.decide(granting(Role.AUDITOR, JANUARY, null), ACT)))
                .as("neither side")
                .isNull();
    }

    @Test
    void a_role_is_withdrawn_from_a_day_that_is_not_past_and_leaves_room_for_the_other_function() {
        Habilitation omar = granted(Habilitation.NONE, Role.AUTHORISING_OFFICER, JANUARY, null);

        assertThat(refusal(omar.decide(revoking(Role.AUTHORISING_OFFICER, "2026-03-01"), ACT)))
                .isEqualTo(Rejection.DATE_ANTERIEURE);
        assertThat(refusal(omar.decide(revoking(Role.MANAGER, "2026-06-30"), ACT)))
                .isEqualTo(Rejection.HABILITATION_INCONNUE);
        Habilitation revoked = after(omar, omar.decide(revoking(Role.AUTHORISING_OFFICER, "2026-06-30"), ACT));

        assertThat(refusal(revoked.decide(granting(Role.PUBLIC_ACCOUNTANT, JUNE, null), ACT)))
                .isEqualTo(Rejection.INCOMPATIBILITE_ART9);
        assertThat(refusal(revoked.decide(granting(Role.PUBLIC_ACCOUNTANT, JULY, null), ACT)))
                .isNull();
    }

    @Test
    void a_spouse_is_declared_for_both_and_once() {
        Decision<HabilitationEvent> declared = Habilitation.NONE.decide(new DeclareSpouse(KATIA, OMAR), ACT);
        Habilitation katia = after(Habilitation.NONE, declared);

        assertThat(events(declared))
                .containsExactly(
                        new SpouseDeclared(KATIA, OMAR, ACT.date()), new SpouseDeclared(OMAR, KATIA, ACT.date()));
        assertThat(katia.spouses()).contains(OMAR);
        assertThat(events(katia.decide(new DeclareSpouse(KATIA, OMAR), ACT)))
                .as("once is enough")
                .isEmpty();
        assertThat(refusal(katia.decide(new DeclareSpouse(KATIA, KATIA), ACT)))
                .isEqualTo(Rejection.CONJOINT_DE_SOI_MEME);
    }

    @Test
    void nobody_acts_in_a_role_that_ended_and_a_token_does_where_nothing_was_granted() {
        Habilitation omar = granted(Habilitation.NONE, Role.AUTHORISING_OFFICER, JANUARY, JUNE);

        assertThat(notHeld(omar, Role.AUTHORISING_OFFICER, JUNE, Recording.OPTIONAL))
                .isNull();
        assertThat(notHeld(omar, Role.AUTHORISING_OFFICER, JULY, Recording.OPTIONAL))
                .isEqualTo("2026-06-30");
        assertThat(notHeld(omar, Role.AUTHORISING_OFFICER, JANUARY.minusDays(1), Recording.OPTIONAL))
                .as("what is still to come withdraws nothing")
                .isNull();
        assertThat(notHeld(omar, Role.MANAGER, JULY, Recording.OPTIONAL)).isNull();
        assertThat(notHeld(Habilitation.NONE, Role.MANAGER, JULY, Recording.OPTIONAL))
                .isNull();
        Habilitation again = granted(omar, Role.AUTHORISING_OFFICER, JULY.plusDays(1), null);
        assertThat(notHeld(again, Role.AUTHORISING_OFFICER, JULY, Recording.OPTIONAL))
                .isEqualTo("2026-06-30");
        assertThat(notHeld(again, Role.AUTHORISING_OFFICER, JULY.plusDays(1), Recording.OPTIONAL))
                .isNull();
    }

    @Test
    void where_roles_must_be_recorded_only_the_budget_directorate_acts_without() {
        Habilitation omar = granted(Habilitation.NONE, Role.AUTHORISING_OFFICER, JANUARY, JUNE);

        assertThat(notHeld(omar, Role.AUTHORISING_OFFICER, JUNE, Recording.REQUIRED))
                .isNull();
        assertThat(notHeld(omar, Role.MANAGER, JUNE, Recording.REQUIRED)).isEqualTo("-");
        assertThat(notHeld(omar, Role.AUTHORISING_OFFICER, JANUARY.minusDays(1), Recording.REQUIRED))
                .isEqualTo("-");
        assertThat(notHeld(Habilitation.NONE, Role.BUDGET_DIRECTORATE, JUNE, Recording.REQUIRED))
                .isNull();
    }

    /** The last day told by the refusal, "-" when it tells none. */
    private static @Nullable String notHeld(Habilitation person, Role role, LocalDate day, Recording recording) {
        Refusal refusal = person.notHeld(OMAR, role, day, recording);
        if (refusal == null) {
            return null;
        }
        assertThat(refusal.code()).isEqualTo(Rejection.HABILITATION_RETIREE);
        assertThat(refusal.facts())
                .containsEntry("leveePar", "BUDGET_DIRECTORATE")
                .containsEntry("role", role.name());
        return refusal.facts().getOrDefault("lastDay", "-");
    }

    @Property
    void whatever_is_granted_and_withdrawn_nobody_holds_both_functions_on_one_day(
            @ForAll @Size(max = 30) List<@IntRange(max = 9_999) Integer> acts) {
        Habilitation person = Habilitation.NONE;
        for (int act : acts) {
            Role role = Role.values()[act % Role.values().length];
            LocalDate from = ACT.date().plusDays(act % 40);
            LocalDate to = act % 3 == 0 ? null : from.plusDays(act % 7);
            person = after(
                    person,
                    act % 5 == 0
                            ? person.decide(new RevokeRole(OMAR, role, from, "D"), ACT)
                            : person.decide(new GrantRole(OMAR, role, from, to, "D"), ACT));
        }

        for (int day = 0; day < 60; day++) {
            LocalDate date = ACT.date().plusDays(day);
            Set<Role.Side> sides = person.grants().stream()
                    .filter(grant -> grant.holdsOn(date))
                    .map(grant -> grant.role().side())
                    .collect(Collectors.toSet());
            assertThat(sides.containsAll(Set.of(Role.Side.ORDONNATEUR, Role.Side.ACCOUNTANT)))
                    .as("both on %s: %s", date, person.grants())
                    .isFalse();
        }
    }

    private static GrantRole granting(Role role, LocalDate from, @Nullable LocalDate to) {
        return new GrantRole(OMAR, role, from, to, "Arrêté 2026-1");
    }

    private static RevokeRole revoking(Role role, String lastDay) {
        return new RevokeRole(OMAR, role, LocalDate.parse(lastDay), "Arrêté 2026-2");
    }

    private static Habilitation granted(Habilitation person, Role role, LocalDate from, @Nullable LocalDate to) {
        return after(person, person.decide(granting(role, from, to), ACT));
    }

    private static Habilitation after(Habilitation person, Decision<HabilitationEvent> decision) {
        Habilitation next = person;
        for (HabilitationEvent event : events(decision)) {
            next = next.evolve(event);
        }
        return next;
    }

    private static List<HabilitationEvent> events(Decision<HabilitationEvent> decision) {
        return decision instanceof Decision.Accepted<HabilitationEvent>(var events) ? events : List.of();
    }

    private static @Nullable Rejection refusal(Decision<HabilitationEvent> decision) {
        return decision instanceof Decision.Refused<HabilitationEvent>(var refusal) ? refusal.code() : null;
    }
}
