/** Tests of the verifier: an honest log passes, and every way to falsify one is told with its first position. */
@NullMarked
package fr.quitus.proofs.verify;

import org.jspecify.annotations.NullMarked;
