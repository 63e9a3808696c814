/**
 * The questions asked of the ledger: one package each, a pure fold from events to rows.
 * A projection reads events, never commands, aggregates or another projection.
 */
@NullMarked
package fr.quitus.projections;

import org.jspecify.annotations.NullMarked;
