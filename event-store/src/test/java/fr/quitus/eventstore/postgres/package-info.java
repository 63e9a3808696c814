/** Proof of the event log's promises. */
@NullMarked
package fr.quitus.eventstore.postgres;

import org.jspecify.annotations.NullMarked;
