/**
 * The pages of docs/reference that are made from the code, and the test that they say what the code does.
 * Not the place of a page written by hand.
 */
@NullMarked
package fr.quitus.domain.reference;

import org.jspecify.annotations.NullMarked;
