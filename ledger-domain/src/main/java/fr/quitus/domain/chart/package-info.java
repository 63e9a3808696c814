/**
 * Plan de comptes : which accounts there are, under which label, and from when to when each may be posted on.
 * Values only: who opens, renames or closes an account is in {@code chartchange}.
 */
@NullMarked
package fr.quitus.domain.chart;

import org.jspecify.annotations.NullMarked;
