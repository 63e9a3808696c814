package fr.quitus.eventstore;

import java.time.Instant;
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
 * @param eventId identity of the message
 * @param name permanent name of the payload
 * @param recordedAt time of the unit of work, to the microsecond
 * @param payload exact bytes
 * @param metaData exact bytes
 * @param leafHash hash of all the above, see {@link LeafHash}
 */
public record StoredEvent(
        long position,
        String aggregateType,
        String aggregateId,
        long sequence,
        String eventId,
        String name,
        Instant recordedAt,
        byte[] payload,
        byte[] metaData,
        byte[] leafHash) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredEvent that
                && position == that.position
                && aggregateType.equals(that.aggregateType)
                && aggregateId.equals(that.aggregateId)
                && sequence == that.sequence
                && eventId.equals(that.eventId)
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
