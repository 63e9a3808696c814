/** Proof of the event log's promises. */
@NullMarked
package fr.quitus.eventstore.memory;

import org.jspecify.annotations.NullMarked;
