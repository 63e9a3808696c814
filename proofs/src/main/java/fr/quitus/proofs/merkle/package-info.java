/**
 * The Merkle tree of the log (RFC 9162): leaves, the frontier that grows it, proofs and their verification.
 * It holds no events and reads no database: whoever keeps the hashes hands them in.
 */
@NullMarked
package fr.quitus.proofs.merkle;

import org.jspecify.annotations.NullMarked;
