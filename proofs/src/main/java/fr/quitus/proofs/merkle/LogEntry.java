package fr.quitus.proofs.merkle;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fait à prouver : an event at its place, with everything its leaf covers. Any value can be held, for a log that was
 * tampered with must be representable to be told about.
 *
 * @param position place in the log
 * @param aggregateType type of the aggregate
 * @param aggregateId identity of the aggregate
 * @param sequence place in the aggregate's stream
 * @param name permanent name of the payload
 * @param recordedAtMicros when it was decided, in microseconds since 1970
 * @param payload exact bytes
 * @param metadata exact bytes
 */
public record LogEntry(
        long position,
        String aggregateType,
        String aggregateId,
        long sequence,
        String name,
        long recordedAtMicros,
        byte[] payload,
        byte[] metadata) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogEntry that
                && position == that.position
                && aggregateType.equals(that.aggregateType)
                && aggregateId.equals(that.aggregateId)
                && sequence == that.sequence
                && name.equals(that.name)
                && recordedAtMicros == that.recordedAtMicros
                && Arrays.equals(payload, that.payload)
                && Arrays.equals(metadata, that.metadata);
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, aggregateId, sequence);
    }

    @Override
    public String toString() {
        return "LogEntry[%d: %s %d of %s %s]".formatted(position, name, sequence, aggregateType, aggregateId);
    }
}
