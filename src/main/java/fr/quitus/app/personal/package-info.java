/**
 * How names and accounts of persons are sealed, where their keys are kept, and how a key is destroyed.
 * It decides nothing: who may be forgotten is an act of the ledger.
 */
@NullMarked
package fr.quitus.app.personal;

import org.jspecify.annotations.NullMarked;
