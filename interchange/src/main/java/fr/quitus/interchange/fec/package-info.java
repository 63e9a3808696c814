/**
 * Fichier des écritures comptables (FEC) : written line by line, and checked line by line, whoever wrote it.
 * It knows the form of the file (LPF, art. A47 A-1) and nothing of where the entries come from.
 */
@NullMarked
package fr.quitus.interchange.fec;

import org.jspecify.annotations.NullMarked;
