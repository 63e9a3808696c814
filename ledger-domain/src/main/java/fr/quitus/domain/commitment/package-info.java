/**
 * The legal commitment (engagement juridique, EJ) and the service fait recorded on it.
 * It spends AE; it never pays.
 */
@NullMarked
package fr.quitus.domain.commitment;

import org.jspecify.annotations.NullMarked;
