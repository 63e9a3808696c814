/**
 * Clôture d'un exercice : one order that finds what is left to do in the views and sends each act through the one door.
 * It holds no state of its own and decides nothing: whatever stops it, the next order goes on with what is left.
 */
@NullMarked
package fr.quitus.app.closing;

import org.jspecify.annotations.NullMarked;
