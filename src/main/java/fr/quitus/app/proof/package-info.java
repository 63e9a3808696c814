/**
 * Proof of the books to a third party: signed checkpoints kept outside, verification of a bay, segments out
 * and in. Formats and their verification are those of the module proofs.
 */
@NullMarked
package fr.quitus.app.proof;

import org.jspecify.annotations.NullMarked;
