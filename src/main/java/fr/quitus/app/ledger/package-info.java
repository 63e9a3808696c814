/**
 * Wires the door, the pure aggregates and the event log together through Axon.
 * No rule is here.
 */
@NullMarked
package fr.quitus.app.ledger;

import org.jspecify.annotations.NullMarked;
