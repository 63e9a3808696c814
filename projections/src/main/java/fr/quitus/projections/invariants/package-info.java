/**
 * Contrôle continu des vérités : do the books hold, and if not, since which position?
 * It follows the log and tells; it stops nothing and mends nothing.
 */
@NullMarked
package fr.quitus.projections.invariants;

import org.jspecify.annotations.NullMarked;
