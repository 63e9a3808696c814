/**
 * Paquet des livres et des listes : files that people go on with when acts are not written. It asks the interface as
 * whoever wants them, and knows no view itself.
 */
@NullMarked
package fr.quitus.app.bundle;

import org.jspecify.annotations.NullMarked;
