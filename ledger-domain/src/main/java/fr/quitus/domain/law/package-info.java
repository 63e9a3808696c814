/**
 * Paramètres de droit : thresholds, rates, delays and caps that texts set, each from a date on. Values only: who
 * changes one, and how, is in {@code lawchange}; the rules that use them stay with the aggregates they guard.
 */
@NullMarked
package fr.quitus.domain.law;

import org.jspecify.annotations.NullMarked;
