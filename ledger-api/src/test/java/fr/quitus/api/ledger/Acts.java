package fr.quitus.api.ledger;

import fr.quitus.api.json.EventSamples;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who acts, and when, in the tests of the handlers. */
final class Acts {
    static final Role OFFICER = Role.AUTHORISING_OFFICER;

    private Acts() {}

    static Act by(ActorId actor, Role role, LocalDate on) {
        Perimeter perimeter =
                role == Role.PUBLIC_ACCOUNTANT ? new Perimeter(Set.of(), Set.of(EventSamples.POST)) : Perimeter.ALL;
        return new Act(
                actor,
                role,
                perimeter,
                null,
                on.atTime(LocalTime.NOON).atZone(Act.PARIS).toInstant());
    }

    static Map<String, Call> call(ActorId actor, Role role, LocalDate on) {
        return call(by(actor, role, on), null);
    }

    static Map<String, Call> call(Act act, @Nullable Long expectedVersion) {
        return Map.of(Call.METADATA, new Call(act, expectedVersion));
    }
}
