package fr.quitus.domain.person;

import fr.quitus.domain.person.PersonEvent.PersonForgotten;
import fr.quitus.domain.value.ThirdPartyRef;

/**
 * Effacements d'une personne. One who comes back after years gets a new key, and may be forgotten again.
 *
 * @param times how often she was
 */
public record ForgottenPerson(int times) {
    public static final ForgottenPerson NEVER = new ForgottenPerson(0);

    public static String aggregateId(ThirdPartyRef person) {
        return "person:" + person;
    }

    public ForgottenPerson evolve(PersonForgotten event) {
        return new ForgottenPerson(times + 1);
    }
}
