/**
 * The continuous archive of the ledger on another storage, what is restored from it alone, and the trial of that.
 * Formats of segments and their verification are those of the module proofs; taking a bay over is the bays' work.
 */
@NullMarked
package fr.quitus.app.archive;

import org.jspecify.annotations.NullMarked;
