/**
 * Tiers : who the State pays or is owed by, his bank accounts and what stands against paying him.
 * It is no directory of everybody: a supplier may be engaged and paid without a file, unless a setting requires one.
 */
@NullMarked
package fr.quitus.domain.thirdparty;

import org.jspecify.annotations.NullMarked;
