package fr.quitus.projections.ports;

import java.util.Optional;

/** États vivants : the states that the next command will be decided on. */
@FunctionalInterface
public interface LiveStates {
    /** Nothing is compared. */
    LiveStates UNKNOWN = (type, aggregateId) -> Optional.empty();

    /**
     * Folds a stream's events from the first one on, and compares with its state held in memory or read from a
     * snapshot.
     *
     * @return what differs, in French; empty when nothing does
     */
    Optional<String> difference(String aggregateType, String aggregateId);
}
