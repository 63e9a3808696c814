package fr.quitus.projections.ports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The log as projections read it: durable events only, in order of position, without a hole. */
public interface LogReader {
    /** At most {@code max} events after a position; fewer, or none, at the end of the log. */
    List<LoggedEvent> read(long afterPosition, int max);

    /**
     * The events at these positions, in the order of the log. Unlike {@link #read}, it also gives an event that this
     * release cannot read: its place and its metadata are told, only what it says is not.
     *
     * @throws IllegalStateException when the log does not hold each of these positions
     */
    default List<LoggedEvent> at(Collection<Long> positions) {
        List<LoggedEvent> events = new ArrayList<>();
        for (long position : new TreeSet<>(positions)) {
            events.add(read(position - 1, 1).stream()
                    .filter(event -> event.position() == position)
                    .findFirst()
                    .orElseThrow(() -> missing(position)));
        }
        return events;
    }

    /**
     * All events after a position up to another, of which those wanted come back. Several threads may ask at once.
     *
     * @param upTo after {@code afterPosition}, and at most {@link #head}
     * @throws IllegalStateException when the log does not hold each of these positions
     */
    default LogPage page(long afterPosition, long upTo, Interest interest) {
        List<LoggedEvent> wanted = new ArrayList<>();
        long position = afterPosition;
        Instant recordedAt = Instant.EPOCH;
        while (position < upTo) {
            List<LoggedEvent> batch = read(position, Math.toIntExact(upTo - position));
            if (batch.isEmpty()) {
                throw new IllegalStateException("the log ends at " + position + ", before " + upTo);
            }
            for (LoggedEvent event : batch) {
                if (event.position() <= position || position == upTo) {
                    continue;
                }
                if (event.position() != position + 1) {
                    throw missing(position + 1, event.position());
                }
                position = event.position();
                recordedAt = event.recordedAt();
                if (interest.wants(event.type())) {
                    wanted.add(event);
                }
            }
        }
        return new LogPage(afterPosition, upTo, wanted, recordedAt);
    }

    /** What is thrown where the log has a hole. */
    static IllegalStateException missing(long due, long found) {
        return new IllegalStateException(
                "the log gave position " + found + " where " + due + " is due: a view does not skip an event");
    }

    /** What is thrown where the log does not hold what it was asked for. */
    static IllegalStateException missing(long position) {
        return new IllegalStateException("the log holds no position " + position);
    }

    /** Waits until the log holds an event after {@code position}. @return false when the time is over first */
    boolean awaitBeyond(long position, Duration timeout) throws InterruptedException;

    /** The place before the first event, and the head of an empty log: positions are dense from 0. */
    long BEFORE_FIRST = -1;

    /** Position of the last durable event; {@link #BEFORE_FIRST} when the log is empty. */
    long head();
}
