/** Tests of segments: what is written is read, and a file that was touched or made up is refused. */
@NullMarked
package fr.quitus.proofs.segment;

import org.jspecify.annotations.NullMarked;
