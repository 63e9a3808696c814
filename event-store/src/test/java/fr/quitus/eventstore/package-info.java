/** Proof of the event log's promises. */
@NullMarked
package fr.quitus.eventstore;

import org.jspecify.annotations.NullMarked;
