/**
 * Load generators and measurements. Nothing imports it and no test depends on its figures.
 */
@NullMarked
package fr.quitus.bench;

import org.jspecify.annotations.NullMarked;
