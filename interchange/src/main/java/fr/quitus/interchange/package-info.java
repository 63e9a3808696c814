/**
 * Files that come and go: what a file is, what is accepted of it, what is refused and where.
 * It knows formats and no rule of the ledger: whoever wires it turns what was read into commands.
 */
@NullMarked
package fr.quitus.interchange;

import org.jspecify.annotations.NullMarked;
