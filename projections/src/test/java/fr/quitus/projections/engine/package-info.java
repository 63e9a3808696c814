/**
 * Tests of the two drivers, on every view at once.
 * What a view means is tested in its own package.
 */
@NullMarked
package fr.quitus.projections.engine;

import org.jspecify.annotations.NullMarked;
