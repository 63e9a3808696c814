/**
 * The event log in memory: the same contract as on PostgreSQL, for tests and trials.
 * It is not durable, and it is not a cache.
 */
@NullMarked
package fr.quitus.eventstore.memory;

import org.jspecify.annotations.NullMarked;
