/** Tests of the FEC, ours and a real one. */
@NullMarked
package fr.quitus.interchange.fec;

import org.jspecify.annotations.NullMarked;
