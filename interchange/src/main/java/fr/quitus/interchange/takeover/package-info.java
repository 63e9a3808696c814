/**
 * Fichiers de reprise : what another system hands over, read and reconciled line by line.
 * Nothing is decided here and nothing is written; signatures are looked at by who holds the trusted keys.
 */
@NullMarked
package fr.quitus.interchange.takeover;

import org.jspecify.annotations.NullMarked;
