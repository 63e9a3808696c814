/**
 * Balances : the balance générale and the balances of third parties, on an accounting date, as known at a position.
 * They are summed from the steps of the general ledger; nothing is folded here.
 */
@NullMarked
package fr.quitus.projections.balances;

import org.jspecify.annotations.NullMarked;
