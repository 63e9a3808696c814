/**
 * Comptabilité d'analyse des coûts : the charges of the general ledger by cost centre, activity and material group.
 * They are the class 6 of the books, told again by destination: nothing is shared out by a key of its own.
 */
@NullMarked
package fr.quitus.projections.costs;

import org.jspecify.annotations.NullMarked;
