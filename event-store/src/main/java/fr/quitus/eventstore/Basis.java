package fr.quitus.eventstore;

import java.util.Set;

/**
 * What a unit was decided on: states that may still be queued, not yet durable. If one of them is lost, so is the unit:
 * it is refused with {@link StoodOnLostUnitException} and may be decided again.
 *
 * @param generation the log's {@link EventLog#generation()}, taken before the first state was read
 * @param aggregateIds every aggregate that was read, whether or not the unit writes to it
 */
public record Basis(long generation, Set<String> aggregateIds) {

    /** For what was decided on no aggregate's state. */
    public static final Basis NONE = new Basis(Long.MAX_VALUE, Set.of());

    /** Keeps its own copy. */
    public Basis {
        aggregateIds = Set.copyOf(aggregateIds);
    }
}
