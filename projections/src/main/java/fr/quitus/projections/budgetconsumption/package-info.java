/**
 * Exécution du budget : what became of the AE and CP of a year, by mission, programme, BOP, UO or title, on any date,
 * as known at any position, down to the events. No act is decided on it: that is what envelopes are for.
 */
@NullMarked
package fr.quitus.projections.budgetconsumption;

import org.jspecify.annotations.NullMarked;
