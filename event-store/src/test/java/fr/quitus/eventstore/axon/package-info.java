/** A small domain through Axon, to prove the engine on every log. */
@NullMarked
package fr.quitus.eventstore.axon;

import org.jspecify.annotations.NullMarked;
