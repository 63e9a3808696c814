package fr.quitus.eventstore;

import fr.quitus.proofs.merkle.EventIds;
import fr.quitus.proofs.merkle.LogEntry;
import fr.quitus.proofs.merkle.TreeHasher;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fait enregistré : an event as the log keeps it.
 *
 * @param position place in the log: dense, from 0, in commit order
 * @param aggregateType type of the aggregate
 * @param aggregateId identity of the aggregate
 * @param sequence place in the aggregate's stream, from 0
 * @param name permanent name of the payload
 * @param recordedAt time of the unit of work, to the microsecond
 * @param payload exact bytes
 * @param metaData exact bytes
 * @param leafHash hash of all the above, see {@link fr.quitus.proofs.merkle.LeafHash}
 */
public record StoredEvent(
        long position,
        String aggregateType,
        String aggregateId,
        long sequence,
        String name,
        Instant recordedAt,
        byte[] payload,
        byte[] metaData,
        byte[] leafHash) {

    /** An event at its place, with its leaf. */
    public static StoredEvent of(long position, NewEvent event, Instant recordedAt, TreeHasher hasher) {
        LogEntry entry = new LogEntry(
                position,
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.name(),
                ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt),
                event.payload(),
                event.metaData());
        return new StoredEvent(
                position,
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.name(),
                recordedAt,
                event.payload(),
                event.metaData(),
                hasher.leaf(entry));
    }

    /** What the leaf covers; its hash, computed anew, must equal {@link #leafHash()}. */
    public LogEntry entry() {
        return new LogEntry(
                position,
                aggregateType,
                aggregateId,
                sequence,
                name,
                ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt),
                payload,
                metaData);
    }

    /** Identity of the event, which follows from its place in its aggregate and is kept nowhere. */
    public String eventId() {
        return EventIds.of(aggregateId, sequence).toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredEvent that
                && position == that.position
                && aggregateType.equals(that.aggregateType)
                && aggregateId.equals(that.aggregateId)
                && sequence == that.sequence
                && name.equals(that.name)
                && recordedAt.equals(that.recordedAt)
                && Arrays.equals(payload, that.payload)
                && Arrays.equals(metaData, that.metaData)
                && Arrays.equals(leafHash, that.leafHash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, aggregateId, sequence);
    }

    @Override
    public String toString() {
        return "StoredEvent[%d: %s %d of %s %s]".formatted(position, name, sequence, aggregateType, aggregateId);
    }
}
