/**
 * Changement du plan de comptes : the acts, their events and rules, and the guard that holds every entry against the
 * chart. What the chart says on a date is asked of {@code chart}.
 */
@NullMarked
package fr.quitus.domain.chartchange;

import org.jspecify.annotations.NullMarked;
