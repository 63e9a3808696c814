/**
 * The real budget, revenue lines and chart of accounts that ship with the product, read strictly from its own files.
 * It is not the ledger: nothing here is voted, and no figure reaches the books without a command.
 */
@NullMarked
package fr.quitus.app.reference;

import org.jspecify.annotations.NullMarked;
