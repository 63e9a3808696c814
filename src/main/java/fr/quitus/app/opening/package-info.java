/**
 * Opens an empty demonstration ledger with the real credits of the PLF 2025, through the same door as anybody.
 * It never runs with real accounts.
 */
@NullMarked
package fr.quitus.app.opening;

import org.jspecify.annotations.NullMarked;
