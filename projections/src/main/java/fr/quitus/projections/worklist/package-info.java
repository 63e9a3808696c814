/**
 * Corbeilles : what waits for somebody's act, by role and perimeter. It tells whose turn it is; whether an act will be
 * accepted is decided by the act alone.
 */
@NullMarked
package fr.quitus.projections.worklist;

import org.jspecify.annotations.NullMarked;
