/** Tests of what of the budget is counted on a date and at a position. */
@NullMarked
package fr.quitus.projections.budgetconsumption;

import org.jspecify.annotations.NullMarked;
