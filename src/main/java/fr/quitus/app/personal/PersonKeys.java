package fr.quitus.app.personal;

import fr.quitus.domain.value.ThirdPartyRef;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Where keys of persons are kept. */
interface PersonKeys {
    /**
     * The person's key, or this one from now on; durable when it returns.
     *
     * @param year of the act it is used for
     */
    PersonKey ofPerson(ThirdPartyRef person, PersonKey offered, int year);

    /** The person's key, if she has one. */
    Optional<PersonKey> ofPerson(ThirdPartyRef person);

    Optional<PersonKey> find(UUID id);

    void acted(UUID id, int year);

    OptionalInt lastActYear(ThirdPartyRef person);

    void intendToForget(ThirdPartyRef person, int lastActYear);

    /** @return false when there is no such key, or a later act used it */
    boolean forget(ThirdPartyRef person, int lastActYear);

    /** Persons who were about to be forgotten, with the year of their last act. */
    Map<ThirdPartyRef, Integer> intended();

    void settled(ThirdPartyRef person);
}
