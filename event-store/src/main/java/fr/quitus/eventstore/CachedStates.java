package fr.quitus.eventstore;

/** States of aggregates kept in memory, which the log has forgotten when their events are not written. */
public interface CachedStates {

    /** Nothing is kept. */
    CachedStates NONE = new CachedStates() {
        @Override
        public void forget(String aggregateId) {
            // nothing is kept
        }

        @Override
        public void forgetAll() {
            // nothing is kept
        }
    };

    /** The state of this aggregate is not true: who loads it from now on must read it from the log. */
    void forget(String aggregateId);

    /** Another node may have written anything. */
    void forgetAll();
}
