/**
 * The event log: dense positions in commit order, group commit, durable idempotency keys, exact bytes.
 * It stores names and bytes and does not know what they mean.
 */
@NullMarked
package fr.quitus.eventstore;

import org.jspecify.annotations.NullMarked;
