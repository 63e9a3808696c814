package fr.quitus.eventstore;

import java.time.Instant;

/**
 * Where a unit stands in the log, told only once it is durable on the quorum.
 *
 * @param firstPosition position of its first event; {@code lastPosition + 1} when it has none
 * @param lastPosition position of its last event; without events, the last position before it, -1 on an empty log
 * @param recordedAt time of the unit
 */
public record Appended(long firstPosition, long lastPosition, Instant recordedAt) {}
