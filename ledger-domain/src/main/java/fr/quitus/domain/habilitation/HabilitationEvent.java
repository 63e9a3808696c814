package fr.quitus.domain.habilitation;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Role;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to the habilitations of a person. */
public sealed interface HabilitationEvent extends LedgerEvent {
    ActorId person();

    @Override
    default String aggregateId() {
        return Habilitation.aggregateId(person());
    }

    /** Rôle attribué. */
    @EventName("role-granted.v1")
    record RoleGranted(
            ActorId person,
            Role role,
            LocalDate from,
            @Nullable LocalDate to,
            String decisionRef,
            ActorId grantedBy) implements HabilitationEvent {}

    /** Rôle retiré : its last day is {@code lastDay}. */
    @EventName("role-revoked.v1")
    record RoleRevoked(ActorId person, Role role, LocalDate lastDay, String decisionRef, ActorId revokedBy)
            implements HabilitationEvent {}

    /** Conjoint déclaré, on the stream of each of the two. */
    @EventName("spouse-declared.v1")
    record SpouseDeclared(ActorId person, ActorId spouse, LocalDate declaredOn) implements HabilitationEvent {}
}
