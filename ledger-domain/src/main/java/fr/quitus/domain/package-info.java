/**
 * The accounting rules of the State: values, commands, events, {@code decide} and {@code evolve}.
 * Not a place for a framework, a clock, randomness or any input and output.
 */
@NullMarked
package fr.quitus.domain;

import org.jspecify.annotations.NullMarked;
