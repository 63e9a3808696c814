/**
 * Tiers : who has a file, which of his accounts wait for the comptable or are named by others too, what stands against
 * paying him. Names of natural persons are not here: the file shows them.
 */
@NullMarked
package fr.quitus.projections.thirdparties;

import org.jspecify.annotations.NullMarked;
