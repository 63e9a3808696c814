package fr.quitus.eventstore.postgres;

/**
 * Where an aggregate stands in the log.
 *
 * @param stream position of its first event, the number the log knows it by
 * @param lastSequence sequence of its last event
 */
record StreamHead(long stream, long lastSequence) {

    /** Of what does not exist. */
    static final StreamHead NONE = new StreamHead(-1, -1);
}
