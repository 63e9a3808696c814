/** Tests of signed statements: the vectors of Go's note package, tampering, and random bytes. */
@NullMarked
package fr.quitus.proofs.note;

import org.jspecify.annotations.NullMarked;
