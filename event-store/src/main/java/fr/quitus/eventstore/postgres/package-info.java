/**
 * The event log on PostgreSQL: one appender thread per node, one statement per batch, one synchronous commit.
 * It is not the Merkle tree, and it does not release aggregates before their events are durable.
 */
@NullMarked
package fr.quitus.eventstore.postgres;

import org.jspecify.annotations.NullMarked;
