/**
 * Fichiers en colonnes: command files (RFC 4180) and the Chorus extract INF-BUD-53, row by row.
 * It names no command and fills none: a row is fields with a line number.
 */
@NullMarked
package fr.quitus.interchange.table;

import org.jspecify.annotations.NullMarked;
