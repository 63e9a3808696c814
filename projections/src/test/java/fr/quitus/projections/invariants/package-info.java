/** Tests of this package's checker. */
@NullMarked
package fr.quitus.projections.invariants;

import org.jspecify.annotations.NullMarked;
