/**
 * Reprise : another system's books, checked and signed, told again in the events of this ledger and marked for ever.
 * Reading and reconciling the files is not done here: these acts come from a set that was checked whole.
 */
@NullMarked
package fr.quitus.domain.takeover;

import org.jspecify.annotations.NullMarked;
