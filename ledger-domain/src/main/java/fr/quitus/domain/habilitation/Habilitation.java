package fr.quitus.domain.habilitation;

import fr.quitus.domain.Decision;
import fr.quitus.domain.Refusal;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.habilitation.HabilitationCommand.DeclareSpouse;
import fr.quitus.domain.habilitation.HabilitationCommand.GrantRole;
import fr.quitus.domain.habilitation.HabilitationCommand.RevokeRole;
import fr.quitus.domain.habilitation.HabilitationEvent.RoleGranted;
import fr.quitus.domain.habilitation.HabilitationEvent.RoleRevoked;
import fr.quitus.domain.habilitation.HabilitationEvent.SpouseDeclared;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Habilitations d'une personne. On no day does one person hold a role of the ordonnateur's side and one of the
 * comptable's (GBCP art. 9).
 */
public record Habilitation(List<Grant> grants, Set<ActorId> spouses) {
    public static final Habilitation NONE = new Habilitation(List.of(), Set.of());

    /**
     * A role for a time, both days included.
     *
     * @param to absent means without end
     */
    public record Grant(Role role, LocalDate from, @Nullable LocalDate to) {
        boolean overlaps(LocalDate begin, @Nullable LocalDate end) {
            return (to == null || !to.isBefore(begin)) && (end == null || !from.isAfter(end));
        }

        boolean holdsOn(LocalDate day) {
            return overlaps(day, day);
        }
    }

    public Habilitation {
        grants = List.copyOf(grants);
        spouses = Set.copyOf(spouses);
    }

    public static String aggregateId(ActorId person) {
        return "habilitation:" + person;
    }

    /** Attribution : never both functions on the same day. */
    public Decision<HabilitationEvent> decide(GrantRole c, Act act) {
        Refusal refusal = incompatible(c);
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(
                        new RoleGranted(c.person(), c.role(), c.from(), c.to(), c.decisionRef(), act.actor()));
    }

    private @Nullable Refusal incompatible(GrantRole c) {
        Role.Side other =
                switch (c.role().side()) {
                    case ORDONNATEUR -> Role.Side.ACCOUNTANT;
                    case ACCOUNTANT -> Role.Side.ORDONNATEUR;
                    case NEITHER -> null;
                };
        return grants.stream()
                .filter(held -> held.role().side() == other && held.overlaps(c.from(), c.to()))
                .findFirst()
                .map(held -> Refusal.of(
                        Rejection.INCOMPATIBILITE_ART9,
                        c.person() + " est " + held.role() + " du " + held.from()
                                + (held.to() == null ? "" : " au " + held.to())
                                + " : les fonctions d'ordonnateur et de comptable sont incompatibles.",
                        "role",
                        held.role()))
                .orElse(null);
    }

    /** Retrait : of a role that is held on that last day, and not in the past. */
    public Decision<HabilitationEvent> decide(RevokeRole c, Act act) {
        if (c.lastDay().isBefore(act.date())) {
            return Decision.refuse(Refusal.of(
                    Rejection.DATE_ANTERIEURE,
                    "Le retrait ne vaut que pour l'avenir : son dernier jour est le " + act.date() + " au plus tôt.",
                    "lastDay",
                    act.date()));
        }
        boolean held = grants.stream().anyMatch(grant -> grant.role() == c.role() && grant.holdsOn(c.lastDay()));
        return held
                ? Decision.accept(new RoleRevoked(c.person(), c.role(), c.lastDay(), c.decisionRef(), act.actor()))
                : Decision.refuse(Refusal.of(
                        Rejection.HABILITATION_INCONNUE,
                        c.person() + " n'est pas " + c.role() + " le " + c.lastDay() + ".",
                        "role",
                        c.role()));
    }

    /** Déclaration : written for both; one already made is accepted and writes nothing. */
    public Decision<HabilitationEvent> decide(DeclareSpouse c, Act act) {
        if (c.person().equals(c.spouse())) {
            return Decision.refuse(Refusal.of(
                    Rejection.CONJOINT_DE_SOI_MEME, c.person() + " ne peut être déclaré conjoint de soi-même."));
        }
        return spouses.contains(c.spouse())
                ? Decision.accept()
                : Decision.accept(List.of(
                        new SpouseDeclared(c.person(), c.spouse(), act.date()),
                        new SpouseDeclared(c.spouse(), c.person(), act.date())));
    }

    /**
     * Habilitation retirée : nobody acts in a role that he was granted here and that has ended, nor, where roles must
     * be recorded, in one he does not hold. A grant still to come withdraws nothing.
     */
    public @Nullable Refusal notHeld(ActorId person, Role role, LocalDate day, Recording recording) {
        if (grants.stream().anyMatch(grant -> grant.role() == role && grant.holdsOn(day))) {
            return null;
        }
        LocalDate lastDay = null;
        for (Grant grant : grants) {
            LocalDate end = grant.to();
            if (grant.role() == role && end != null && end.isBefore(day) && (lastDay == null || end.isAfter(lastDay))) {
                lastDay = end;
            }
        }
        if (lastDay != null) {
            return Refusal.of(
                    Rejection.HABILITATION_RETIREE,
                    "L'habilitation de " + person + " comme " + role + " a pris fin le " + lastDay + " ; l'acte est du "
                            + day + ".",
                    "role",
                    role,
                    "lastDay",
                    lastDay);
        }
        return recording == Recording.OPTIONAL || role == Role.BUDGET_DIRECTORATE
                ? null
                : Refusal.of(
                        Rejection.HABILITATION_RETIREE,
                        "Aucune habilitation de " + person + " comme " + role + " n'est enregistrée au " + day + ".",
                        "role",
                        role);
    }

    public Habilitation evolve(HabilitationEvent event) {
        return switch (event) {
            case RoleGranted e -> {
                List<Grant> next = new ArrayList<>(grants);
                next.add(new Grant(e.role(), e.from(), e.to()));
                yield new Habilitation(next, spouses);
            }
            case RoleRevoked e ->
                new Habilitation(
                        grants.stream()
                                .map(grant -> grant.role() == e.role() && grant.holdsOn(e.lastDay())
                                        ? new Grant(grant.role(), grant.from(), e.lastDay())
                                        : grant)
                                .toList(),
                        spouses);
            case SpouseDeclared e -> {
                Set<ActorId> next = new HashSet<>(spouses);
                next.add(e.spouse());
                yield new Habilitation(grants, next);
            }
        };
    }
}
