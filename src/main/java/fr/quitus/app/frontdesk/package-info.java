/**
 * Le guichet: when it opens, what it takes in, and how deposits are filed once the ledger writes again. Deposits are
 * kept and receipts signed elsewhere.
 */
@NullMarked
package fr.quitus.app.frontdesk;

import org.jspecify.annotations.NullMarked;
