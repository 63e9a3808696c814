package fr.quitus.eventstore;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the log: everything but its position and time, which the log gives to the whole unit, and its
 * id, which follows from its place ({@link StoredEvent#eventId()}).
 *
 * @param aggregateType type of the aggregate
 * @param aggregateId identity of the aggregate, unique over all types
 * @param sequence place in the aggregate's own stream, from 0; refused unless it follows the last one directly
 * @param name permanent name of the payload
 * @param payload the exact bytes to keep
 * @param metaData who, why and from where, as exact bytes
 */
public record NewEvent(
        String aggregateType, String aggregateId, long sequence, String name, byte[] payload, byte[] metaData) {

    /**
     * Refuses what no log can keep: a negative sequence, and the NUL character that PostgreSQL's text does not
     * know.
     */
    public NewEvent {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence %d of %s is negative".formatted(sequence, aggregateId));
        }
        for (String text : new String[] {aggregateType, aggregateId, name}) {
            if (text.isEmpty() || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("an empty text or one with a NUL character cannot be recorded");
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewEvent that
                && aggregateType.equals(that.aggregateType)
                && aggregateId.equals(that.aggregateId)
                && sequence == that.sequence
                && name.equals(that.name)
                && Arrays.equals(payload, that.payload)
                && Arrays.equals(metaData, that.metaData);
    }

    @Override
    public int hashCode() {
        return Objects.hash(aggregateId, sequence, name);
    }

    @Override
    public String toString() {
        return "NewEvent[%s %s of %s %s]".formatted(sequence, name, aggregateType, aggregateId);
    }
}
