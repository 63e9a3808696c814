package fr.quitus.eventstore;

import java.time.Duration;
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
public interface EventLog extends MerkleReads, AutoCloseable {

    /**
     * Queues a unit; the order of calls is the order in the log. The future ends when the unit is durable on the
     * quorum,
     * or with {@link org.axonframework.modelling.command.ConcurrencyException},
     * {@link org.axonframework.modelling.command.AggregateStreamCreationException}, {@link
     * DuplicateCommandException} or
     * {@link LogSaturatedException}, all of which mean that nothing of it was written, or with
     * {@link OutcomeUnknownException}. A unit that fails takes none of its group with it.
     */
    CompletableFuture<Appended> append(AppendUnit unit);

    /**
     * The command with this id; what is told is durable on the quorum, a barrier is written first if that is not
     * known.
     */
    Optional<JournalledCommand> find(UUID commandId);

    /** Durable journal lines after this number, in order; -1 for the beginning. */
    List<JournalledCommand> journal(long afterNumber, int max);

    /** Durable events after this position, in order; -1 for the beginning. */
    List<StoredEvent> read(long afterPosition, int max);

    /**
     * The aggregate's events from this sequence on, in order. They may be newer than {@link #head()}: whatever is
     * decided
     * on them is written behind them, and so is durable only if they are.
     */
    List<StoredEvent> readStream(String aggregateId, long firstSequence);

    /** Sequence of the aggregate's last event. */
    Optional<Long> lastSequence(String aggregateId);

    /** Last position known durable, -1 on an empty log. */
    long head();

    /** Position of the first event recorded at this time or later. */
    OptionalLong firstPositionSince(Instant time);

    /** Waits until the log is durable beyond this position, whichever node wrote it; false when the time is up. */
    boolean awaitBeyond(long position, Duration timeout) throws InterruptedException;

    /** Keeps the snapshot unless a newer one of the same aggregate is kept. */
    void storeSnapshot(StoredSnapshot snapshot);

    /** The newest snapshot of the aggregate. */
    Optional<StoredSnapshot> newestSnapshot(String aggregateId);

    /** How the log is doing. */
    LogHealth health();

    @Override
    void close();
}
