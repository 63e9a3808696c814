package fr.quitus.api.door;

import fr.quitus.api.ledger.LawInForce;
import fr.quitus.domain.actor.Act;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.actor.Delegation;
import fr.quitus.domain.actor.Perimeter;
import fr.quitus.domain.actor.Role;
import fr.quitus.domain.fiscalyear.FiscalYears;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Appelant : the authenticated person or interface, as its token says. */
public record Caller(
        ActorId actor,
        Role role,
        Perimeter perimeter,
        @Nullable Delegation delegation) {
    /** What he does at this instant, under the law in force and on the years as they stand, married as declared. */
    Act act(Instant occurredAt, LawInForce law, FiscalYears years, Set<ActorId> spouses) {
        return new Act(actor, role, perimeter, delegation, occurredAt, law.now(), years, law.chart(), spouses);
    }
}
