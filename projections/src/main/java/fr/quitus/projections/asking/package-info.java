/**
 * What every question shares: the position an answer shows, waiting for it, pages, perimeters and refusals.
 * It holds no figure of its own.
 */
@NullMarked
package fr.quitus.projections.asking;

import org.jspecify.annotations.NullMarked;
