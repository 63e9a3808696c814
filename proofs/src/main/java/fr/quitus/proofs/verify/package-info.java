/**
 * The verifier: reads a log in order, tells the first wrong position and what is wrong there, alone or as a command.
 * It knows positions, hashes, signatures and balanced postings, and nothing else of what events mean.
 */
@NullMarked
package fr.quitus.proofs.verify;

import org.jspecify.annotations.NullMarked;
