/**
 * What every bench and drill prints: one table, or one JSON object of a fixed shape, with machine and commit.
 * It measures nothing.
 */
@NullMarked
package fr.quitus.bench.figures;

import org.jspecify.annotations.NullMarked;
