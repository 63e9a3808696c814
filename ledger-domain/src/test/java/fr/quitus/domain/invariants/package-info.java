/** Tests of this package's folds. */
@NullMarked
package fr.quitus.domain.invariants;

import org.jspecify.annotations.NullMarked;
