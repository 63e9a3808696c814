package fr.quitus.domain;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.value.AccountingPostId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Refus : why an act is not accepted.
 *
 * @param code the stable code; the same wrong command on the same state always gets the same one
 * @param detail one French sentence for the person who asked, with the figures
 * @param facts the same figures for programs, amounts as decimal euros, in the order the rule gives them; then, under
 *     {@code leveePar}, the role that may lift the refusal, where the act needs one above; and, where it is known, who
 *     ({@code leveeParActeur}), at which accounting post ({@code leveeAuPoste}) and in which perimeter
 *     ({@code leveeAuPerimetre})
 */
public record Refusal(Rejection code, String detail, Map<String, String> facts) {
    public Refusal {
        Map<String, String> told = new LinkedHashMap<>(facts);
        Lifting.of(code).ifPresent(role -> told.putIfAbsent(Lifting.FACT, role.name()));
        facts = Collections.unmodifiableMap(told);
    }

    public static Refusal of(Rejection code, String detail) {
        return new Refusal(code, detail, Map.of());
    }

    /** The same, lifted by this role: for a code that is lifted by one or by another, or only sometimes. */
    public Refusal liftedBy(Role role) {
        return with(Lifting.FACT, role.name());
    }

    /** The same, lifted by the comptable of this post. */
    public Refusal liftedAt(AccountingPostId post) {
        return with(Lifting.POST_FACT, post.text());
    }

    /** The same, lifted by this person. */
    public Refusal liftedBy(ActorId person) {
        return with(Lifting.ACTOR_FACT, person.text());
    }

    /** The same, lifted by somebody in this role whose perimeter comprises this code. */
    public Refusal liftedIn(Role role, String perimeter) {
        return liftedBy(role).with(Lifting.PERIMETER_FACT, perimeter);
    }

    private Refusal with(String name, String value) {
        Map<String, String> told = new LinkedHashMap<>(facts);
        told.put(name, value);
        return new Refusal(code, detail, told);
    }

    /** @param facts name, value, name, value… */
    public static Refusal of(Rejection code, String detail, Object... facts) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            named.put(facts[i].toString(), facts[i + 1].toString());
        }
        return new Refusal(code, detail, named);
    }
}
