package fr.quitus.domain.person;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.LocalDate;

/** What happens to the personal data of a third party. */
public sealed interface PersonEvent extends LedgerEvent {
    ThirdPartyRef person();

    @Override
    default String aggregateId() {
        return ForgottenPerson.aggregateId(person());
    }

    /**
     * Personne effacée : her key is destroyed once this is durable.
     *
     * @param lastActYear year of the last act on one of her files
     * @param retentionYears how long the accounts keep what identifies her after that year
     * @param retentionLaw the text that says so
     */
    @EventName("person-forgotten.v1")
    record PersonForgotten(
            ThirdPartyRef person,
            String reason,
            String legalBasis,
            int lastActYear,
            int retentionYears,
            String retentionLaw,
            LocalDate forgottenOn,
            ActorId forgottenBy)
            implements PersonEvent {}
}
