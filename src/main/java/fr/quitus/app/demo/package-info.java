/**
 * The demonstration: the main job end to end on the real budget, then the loss of a bay, with every claim checked.
 * It goes through the public HTTP API; only the destruction of a bay does not.
 */
@NullMarked
package fr.quitus.app.demo;

import org.jspecify.annotations.NullMarked;
