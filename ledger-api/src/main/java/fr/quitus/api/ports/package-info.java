/**
 * What the door needs from sides it may not import: the command journal, numbers, the clock.
 * The application wires it.
 */
@NullMarked
package fr.quitus.api.ports;

import org.jspecify.annotations.NullMarked;
