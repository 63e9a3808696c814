/**
 * The front desk (guichet): acts that the ledger cannot take now, kept in order on storages of the node's own until
 * they are decided. It knows bytes and identities; it decides nothing and knows no domain, HTTP or database.
 */
@NullMarked
package fr.quitus.frontdesk;

import org.jspecify.annotations.NullMarked;
