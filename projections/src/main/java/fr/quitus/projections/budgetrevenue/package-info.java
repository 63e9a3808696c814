/**
 * Recettes budgétaires : how much was cashed on each revenue line of the finance act, per year?
 * Claims not yet cashed are no revenue and are not here.
 */
@NullMarked
package fr.quitus.projections.budgetrevenue;

import org.jspecify.annotations.NullMarked;
