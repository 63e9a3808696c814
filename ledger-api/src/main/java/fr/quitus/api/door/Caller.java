package fr.quitus.api.door;

import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Delegation;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import org.jspecify.annotations.Nullable;

/** Appelant : the authenticated person or interface, as its token says. */
public record Caller(
        ActorId actor,
        Role role,
        Perimeter perimeter,
        @Nullable Delegation delegation) {}
