package fr.quitus.domain.lawchange;

import fr.quitus.domain.EventName;
import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.law.LawValue;
import java.time.LocalDate;

/** What happens to the law's parameters. */
public sealed interface LawEvent extends LedgerEvent {
    @Override
    default String aggregateId() {
        return LawDecisions.AGGREGATE_ID;
    }

    /** Paramètre de droit fixé, with its author and its legal reference. */
    @EventName("law-parameter-set.v1")
    record LawParameterSet(LawValue set, LocalDate setOn, ActorId setBy) implements LawEvent {}
}
