/** Tests of the Merkle tree: RFC 9162's own vectors, and properties against a tree built naively. */
@NullMarked
package fr.quitus.proofs.merkle;

import org.jspecify.annotations.NullMarked;
