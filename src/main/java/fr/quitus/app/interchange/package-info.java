/**
 * Files that come and go, joined to the ledger: what is read becomes commands, what is paid becomes a file.
 * Formats are interchange's, rules the domain's: none is here.
 */
@NullMarked
package fr.quitus.app.interchange;

import org.jspecify.annotations.NullMarked;
