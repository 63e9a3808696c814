package fr.quitus.app.proof;

import java.time.Instant;

/**
 * Relecture du registre d'une baie : what comparing its log with the others' has shown.
 *
 * @param at when the last comparison ended that this bay was read in to the end
 * @param events compared by it
 * @param checkpoints kept outside that the log was held against
 */
public record LogScrub(Instant at, long events, int checkpoints) {}
