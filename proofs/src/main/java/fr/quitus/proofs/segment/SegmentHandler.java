package fr.quitus.proofs.segment;

import fr.quitus.proofs.merkle.LogEntry;

/** Takes what a segment holds, in its order: all events, then the lines of the journal. */
public interface SegmentHandler<E extends Exception> {

    /**
     * An event.
     *
     * @param leaf the leaf that is kept beside it, which need not be its own
     * @param encoded the bytes its leaf must be the hash of, see {@link fr.quitus.proofs.merkle.LeafHash}
     */
    void event(LogEntry entry, byte[] leaf, byte[] encoded) throws E;

    /** A command with its answer. */
    void command(JournalLine line) throws E;
}
