package fr.quitus.projections.ports;

import java.time.Duration;
import java.util.List;

/** The log as projections read it: durable events only, in order of position, without a hole. */
public interface LogReader {
    /** At most {@code max} events after a position; fewer, or none, at the end of the log. */
    List<LoggedEvent> read(long afterPosition, int max);

    /** Waits until the log holds an event after {@code position}. @return false when the time is over first */
    boolean awaitBeyond(long position, Duration timeout) throws InterruptedException;

    /** The place before the first event, and the head of an empty log: positions are dense from 0. */
    long BEFORE_FIRST = -1;

    /** Position of the last durable event; {@link #BEFORE_FIRST} when the log is empty. */
    long head();
}
