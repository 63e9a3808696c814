/**
 * Sealed archive files of the log: events, the journal of commands, and a signature, in one gzip stream.
 * Format only: whether what is in them is right, `verify` tells; where they lie, the application says.
 */
@NullMarked
package fr.quitus.proofs.segment;

import org.jspecify.annotations.NullMarked;
