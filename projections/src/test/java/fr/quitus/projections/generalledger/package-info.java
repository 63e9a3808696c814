/** Tests of the general ledger: its two time axes, its letters and its journals. */
@NullMarked
package fr.quitus.projections.generalledger;

import org.jspecify.annotations.NullMarked;
