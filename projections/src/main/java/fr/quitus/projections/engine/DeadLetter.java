package fr.quitus.projections.engine;

import java.time.Instant;

/** An event that stopped a view, and why. It is never skipped: a book without one of its entries would be false. */
public record DeadLetter(
        String projection,
        long position,
        String eventId,
        String eventName,
        String error,
        int attempts,
        Instant failedAt) {}
