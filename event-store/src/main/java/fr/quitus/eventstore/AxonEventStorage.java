package fr.quitus.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's storage engine over an {@link EventLog}. One unit of work is one append, made in its COMMIT phase when nothing
 * of the unit can fail any more, whatever number of aggregates it touched. Only events of aggregates are kept.
 */
public final class AxonEventStorage extends AbstractEventStorageEngine {

    private static final Logger LOG = LoggerFactory.getLogger(AxonEventStorage.class);
    private static final int READ_PAGE_EVENTS_MAX = 1_000;

    private final EventLog log;

    private AxonEventStorage(Builder builder) {
        super(builder);
        this.log = Objects.requireNonNull(builder.log, "an event log is needed");
    }

    /** Starts from this log and one serializer for events and snapshots. */
    public static Builder over(EventLog log, Serializer serializer) {
        Builder builder = new Builder(log);
        builder.eventSerializer(serializer).snapshotSerializer(serializer);
        return builder;
    }

    /**
     * Mentions the command of this unit of work in the journal: together with the unit's events, or alone if it has
     * none
     * (a refusal, or an accepted command that changes nothing). A unit that rolls back leaves no mention.
     */
    public void journal(UnitOfWork<?> unitOfWork, CommandEntry entry) {
        PendingUnit.of(unitOfWork, this::write).journal(entry);
    }

    /** Lets the answer of this unit of work go out only when everything it was decided on is durable. */
    public void confirm(UnitOfWork<?> unitOfWork) {
        PendingUnit.of(unitOfWork, this::write);
    }

    /** Where the unit's events stand, once they are durable. */
    public static Optional<Appended> appended(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(PendingUnit.find(unitOfWork)).map(PendingUnit::appended);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<NewEvent> serialized = serialize(events, serializer);
        Instant time = events.getFirst().getTimestamp();
        if (CurrentUnitOfWork.isStarted()) {
            PendingUnit.of(CurrentUnitOfWork.get(), this::write).add(serialized, time);
        } else {
            await(log.append(new AppendUnit(serialized, null, time)));
        }
    }

    private static List<NewEvent> serialize(List<? extends EventMessage<?>> events, Serializer serializer) {
        List<NewEvent> serialized = new ArrayList<>(events.size());
        for (EventMessage<?> message : events) {
            if (!(message instanceof DomainEventMessage<?> event)) {
                throw new IllegalArgumentException("%s belongs to no aggregate"
                        .formatted(message.getPayloadType().getName()));
            }
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            serialized.add(new NewEvent(
                    event.getType(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    payload.getType().getName(),
                    payload.getData(),
                    event.serializeMetaData(serializer, byte[].class).getData()));
        }
        return serialized;
    }

    /**
     * Queues the unit while its aggregates are locked, so that the queue has each of them in order; lets them
     * go, and waits.
     */
    private Appended write(UnitOfWork<?> unitOfWork, PendingUnit unit) {
        Basis basis = AggregateLocks.basis(unitOfWork);
        CompletableFuture<Appended> appending = unit.isEmpty()
                ? log.confirm(basis)
                : log.append(unit.toAppend(GenericEventMessage.clock.instant(), basis));
        if (!appending.isCompletedExceptionally()) {
            // What was refused keeps its locks until Axon's rollback has taken its states out of the cache.
            AggregateLocks.release(unitOfWork);
        }
        return await(appending);
    }

    private static Appended await(CompletableFuture<Appended> appending) {
        try {
            return appending.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new EventStoreException("the append failed", e.getCause());
        }
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String identifier, long firstSequenceNumber) {
        if (CurrentUnitOfWork.isStarted()) {
            // Not in the cache, though events of it may be queued: the log does not know them yet.
            log.awaitSettled(identifier);
        }
        return log.readStream(identifier, firstSequenceNumber).stream().map(AxonEventStorage::tracked);
    }

    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken token, boolean mayBlock) {
        return StreamSupport.stream(new Pages(position(token)), false);
    }

    private static long position(@Nullable TrackingToken token) {
        return switch (token == null ? null : WrappedToken.unwrapLowerBound(token)) {
            case null -> -1;
            case GlobalSequenceTrackingToken global -> global.getGlobalIndex();
            case TrackingToken other ->
                throw new IllegalArgumentException(
                        "not a token of this log: " + other.getClass().getName());
        };
    }

    private static TrackedDomainEventData<byte[]> tracked(StoredEvent event) {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(event.position()),
                new GenericDomainEventEntry<>(
                        event.aggregateType(),
                        event.aggregateId(),
                        event.sequence(),
                        event.eventId(),
                        event.recordedAt().toString(), // Axon cuts an Instant to milliseconds, a text it keeps
                        event.name(),
                        null,
                        event.payload(),
                        event.metaData()));
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<byte[]> payload = snapshot.serializePayload(serializer, byte[].class);
        log.storeSnapshot(new StoredSnapshot(
                snapshot.getType(),
                snapshot.getAggregateIdentifier(),
                snapshot.getSequenceNumber(),
                snapshot.getIdentifier(),
                payload.getType().getName(),
                snapshot.getTimestamp(),
                payload.getData(),
                snapshot.serializeMetaData(serializer, byte[].class).getData()));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return log.newestSnapshot(aggregateIdentifier).stream()
                .map(snapshot -> new GenericDomainEventEntry<>(
                        snapshot.aggregateType(),
                        snapshot.aggregateId(),
                        snapshot.sequence(),
                        snapshot.eventId(),
                        snapshot.recordedAt().toString(),
                        snapshot.name(),
                        null,
                        snapshot.payload(),
                        snapshot.metaData()));
    }

    /**
     * Axon reads a snapshot's state lazily, too late to do without it: it is read here, and skipped if it cannot
     * be.
     */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        try {
            Optional<DomainEventMessage<?>> snapshot = super.readSnapshot(aggregateIdentifier);
            snapshot.ifPresent(DomainEventMessage::getPayload);
            return snapshot;
        } catch (EventStoreException e) {
            throw e; // the log does not answer: its events would not be read either
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("the snapshot of {} cannot be read, its events are read instead", aggregateIdentifier, e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return log.lastSequence(aggregateIdentifier);
    }

    @Override
    @SuppressWarnings("NullAway") // Axon: null stands for the beginning
    public TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return tokenOf(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return tokenOf(log.firstPositionSince(dateTime).orElseGet(() -> log.head() + 1) - 1);
    }

    @SuppressWarnings("NullAway") // Axon: null stands for the beginning
    private static TrackingToken tokenOf(long position) {
        return position < 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    /** The log from a position on, page by page, until the head that was durable when it was reached. */
    private final class Pages extends Spliterators.AbstractSpliterator<TrackedEventData<?>> {

        private long position;
        private Iterator<StoredEvent> page = List.<StoredEvent>of().iterator();

        Pages(long position) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.position = position;
        }

        @Override
        public boolean tryAdvance(Consumer<? super TrackedEventData<?>> action) {
            if (!page.hasNext()) {
                page = log.read(position, READ_PAGE_EVENTS_MAX).iterator();
            }
            if (!page.hasNext()) {
                return false;
            }
            StoredEvent event = page.next();
            position = event.position();
            action.accept(tracked(event));
            return true;
        }
    }

    /** Adds upcasters and a snapshot filter before the engine is built. */
    public static final class Builder extends AbstractEventStorageEngine.Builder {

        private final EventLog log;

        private Builder(EventLog log) {
            this.log = log;
        }

        /** The engine. */
        public AxonEventStorage build() {
            return new AxonEventStorage(this);
        }
    }
}
