/**
 * Which titles exist, what became of each, and what is left to collect on a date, as known at a position?
 * It is a list to read, not the file an act is decided on; the books have the same sum, counted apart.
 */
@NullMarked
package fr.quitus.projections.revenueregister;

import org.jspecify.annotations.NullMarked;
