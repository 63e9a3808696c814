package fr.quitus.eventstore.postgres;

/**
 * How one batch moves one aggregate.
 *
 * @param stream position of its first event
 * @param knownSequence its last sequence before the batch, -1 if the batch begins it
 * @param lastSequence its last sequence after the batch
 * @param lastPosition position of its last event after the batch
 */
record StreamMove(long stream, long knownSequence, long lastSequence, long lastPosition) {

    /** The move of an aggregate by its next event. */
    static StreamMove from(StreamHead known, long position) {
        long stream = known.equals(StreamHead.NONE) ? position : known.stream();
        return new StreamMove(stream, known.lastSequence(), known.lastSequence() + 1, position);
    }

    /** The same move, one event further. */
    StreamMove next(long position) {
        return new StreamMove(stream, knownSequence, lastSequence + 1, position);
    }

    boolean begins() {
        return knownSequence < 0;
    }

    StreamHead head() {
        return new StreamHead(stream, lastSequence);
    }
}
