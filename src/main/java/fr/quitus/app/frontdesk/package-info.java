/**
 * Le guichet: when it opens, what it takes in, and how deposits are filed once the ledger writes again; and what
 * people take with them to go on meanwhile. Deposits are kept and receipts signed elsewhere.
 */
@NullMarked
package fr.quitus.app.frontdesk;

import org.jspecify.annotations.NullMarked;
