/** Tests of the shape and the reading of figures; no figure itself is asserted. */
@NullMarked
package fr.quitus.bench.figures;

import org.jspecify.annotations.NullMarked;
