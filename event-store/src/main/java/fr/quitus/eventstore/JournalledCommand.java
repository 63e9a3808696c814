package fr.quitus.eventstore;

import java.time.Instant;

/**
 * Ligne du journal des commandes : an entry with its place. Numbers are dense, from 0, in commit order.
 *
 * @param number place in the journal
 * @param entry what was attempted and answered
 * @param firstPosition position of the first event of the command; {@code lastPosition + 1} when it has none
 * @param lastPosition position of its last event; without events, the last position before the entry, -1 on an
 * empty log
 * @param recordedAt when it was decided, to the microsecond
 */
public record JournalledCommand(
        long number, CommandEntry entry, long firstPosition, long lastPosition, Instant recordedAt) {

    /** Whether the command left events in the log. */
    public boolean hasEvents() {
        return firstPosition <= lastPosition;
    }
}
