/**
 * Reste à faire d'une clôture : which files does a year still hold that its closing must carry on, put on credits or
 * take back? Credits and commitments are not here: their own views tell what is left of them.
 */
@NullMarked
package fr.quitus.projections.yearclosing;

import org.jspecify.annotations.NullMarked;
