package fr.quitus.eventstore;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * State of an aggregate at a sequence, kept only to load it faster: it may be thrown away at any time.
 *
 * @param aggregateType type of the aggregate
 * @param aggregateId identity of the aggregate
 * @param sequence the last event the state knows
 * @param eventId identity of the snapshot message
 * @param name permanent name of the state's form
 * @param recordedAt when it was taken, to the microsecond
 * @param payload the state
 * @param metaData metadata of the snapshot message
 */
public record StoredSnapshot(
        String aggregateType,
        String aggregateId,
        long sequence,
        String eventId,
        String name,
        Instant recordedAt,
        byte[] payload,
        byte[] metaData) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredSnapshot that
                && aggregateType.equals(that.aggregateType)
                && aggregateId.equals(that.aggregateId)
                && sequence == that.sequence
                && eventId.equals(that.eventId)
                && name.equals(that.name)
                && recordedAt.equals(that.recordedAt)
                && Arrays.equals(payload, that.payload)
                && Arrays.equals(metaData, that.metaData);
    }

    @Override
    public int hashCode() {
        return Objects.hash(aggregateId, sequence, eventId);
    }

    @Override
    public String toString() {
        return "StoredSnapshot[%s at %d of %s %s]".formatted(name, sequence, aggregateType, aggregateId);
    }
}
