/**
 * Tests of how figures are read and summed up; no figure itself is asserted.
 */
@NullMarked
package fr.quitus.bench;

import org.jspecify.annotations.NullMarked;
