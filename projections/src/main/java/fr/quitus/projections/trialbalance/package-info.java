/**
 * Total de contrôle : how much was debited and credited on each account of a year, folded a second time and otherwise.
 * Nobody is shown it; the balance générale, which is summed from steps, must always agree with it.
 */
@NullMarked
package fr.quitus.projections.trialbalance;

import org.jspecify.annotations.NullMarked;
