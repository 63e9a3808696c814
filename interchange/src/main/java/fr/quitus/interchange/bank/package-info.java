/**
 * Relevés et comptes rendus de la banque: camt.053, camt.054 and pain.002 as plain records.
 * It settles and returns no payment: the ledger decides what an entry means.
 */
@NullMarked
package fr.quitus.interchange.bank;

import org.jspecify.annotations.NullMarked;
