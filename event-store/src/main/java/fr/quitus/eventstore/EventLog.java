package fr.quitus.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Journal des faits : the append-only log of events with its journal of commands. Positions are dense from 0 in commit
 * order: who sees position n can see all below n. Journal numbers are dense from 0 in the same order.
 */
public interface EventLog extends ReadableLog, MerkleReads, AutoCloseable {

    /**
     * Queues a unit; the order of calls is the order in the log. The future ends when the unit is durable on the
     * quorum,
     * or with {@link org.axonframework.modelling.command.ConcurrencyException},
     * {@link org.axonframework.modelling.command.AggregateStreamCreationException}, {@link
     * DuplicateCommandException} or
     * {@link LogSaturatedException}, all of which mean that nothing of it was written, or with
     * {@link OutcomeUnknownException}. A unit that fails takes none of its group with it, but those that stand on it:
     * they end with {@link StoodOnLostUnitException}.
     */
    CompletableFuture<Appended> append(AppendUnit unit);

    /**
     * Writes nothing, and ends when everything the basis stands on is durable: what is told about a state is true only
     * then. Ends like {@link #append} otherwise.
     */
    CompletableFuture<Appended> confirm(Basis basis);

    /** Number of the present generation of queued states; it grows whenever one of them is lost. */
    long generation();

    /** This cache is told which states are lost. There is one. */
    void cachedIn(CachedStates states);

    /**
     * Waits until no event of this aggregate is on its way to the log, so that reading the log gives its last state.
     * Only of use while the aggregate is locked.
     */
    void awaitSettled(String aggregateId);

    /**
     * The command with this id; what is told is durable on the quorum, a barrier is written first if that is not
     * known.
     */
    Optional<JournalledCommand> find(UUID commandId);

    /** Durable journal lines after this number, in order; -1 for the beginning. */
    List<JournalledCommand> journal(long afterNumber, int max);

    /** Durable journal lines of refused commands after this number, in order; -1 for the beginning. */
    List<JournalledCommand> refusals(long afterNumber, int max);

    /** The aggregate's events from this sequence on, in order, all of them durable. */
    List<StoredEvent> readStream(String aggregateId, long firstSequence);

    /** Sequence of the aggregate's last event. */
    Optional<Long> lastSequence(String aggregateId);

    /** Position of the first event recorded at this time or later. */
    OptionalLong firstPositionSince(Instant time);

    /** Keeps the snapshot unless a newer one of the same aggregate is kept. */
    void storeSnapshot(StoredSnapshot snapshot);

    /** The newest snapshot of the aggregate. */
    Optional<StoredSnapshot> newestSnapshot(String aggregateId);

    /** How the log is doing. */
    LogHealth health();

    @Override
    void close();
}
