package fr.quitus.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Journal des faits, à lire : the log for who only reads it, from the first event to the last. */
public interface ReadableLog {
    /**
     * Durable events after this position, in order and without a hole; -1 for the beginning. There may be more than
     * are given, also when fewer than {@code max} are: the end is an empty list.
     */
    List<StoredEvent> read(long afterPosition, int max);

    /**
     * The durable events at these positions, in the order of the log; without those it does not hold.
     *
     * @param positions in any order; as many as the caller has memory for
     */
    default List<StoredEvent> at(Collection<Long> positions) {
        List<StoredEvent> events = new ArrayList<>();
        for (long position : new TreeSet<>(positions)) {
            read(position - 1, 1).stream()
                    .filter(event -> event.position() == position)
                    .forEach(events::add);
        }
        return events;
    }

    /**
     * What of a stretch of the log has one of these names, for who reads the whole log; several threads may ask at
     * once. The stretch is durable and without a hole.
     *
     * @param upTo after {@code afterPosition}, and at most {@link #head}
     * @throws org.axonframework.eventsourcing.eventstore.EventStoreException when one of its positions is missing
     */
    Stretch stretch(long afterPosition, long upTo, Predicate<String> names);

    /** Last position known durable, -1 on an empty log. */
    long head();

    /** Waits until the log is durable beyond this position, whichever node wrote it; false when the time is up. */
    boolean awaitBeyond(long position, Duration timeout) throws InterruptedException;
}
