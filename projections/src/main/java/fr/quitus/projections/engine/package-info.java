/**
 * One fold, two drivers: live batches and rebuild beside the old tables, with bookmarks, dead letters and states.
 * It knows no question and no event by name.
 */
@NullMarked
package fr.quitus.projections.engine;

import org.jspecify.annotations.NullMarked;
