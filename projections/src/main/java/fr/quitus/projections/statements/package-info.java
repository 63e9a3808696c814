/**
 * États financiers : compte de résultat, bilan, and the bytes of published statements, drawn up from the general ledger
 * each time they are asked for. Nothing is kept: the same date and position give the same bytes.
 */
@NullMarked
package fr.quitus.projections.statements;

import org.jspecify.annotations.NullMarked;
