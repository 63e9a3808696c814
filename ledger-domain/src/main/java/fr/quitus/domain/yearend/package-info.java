/**
 * Clôture : the acts that move a fiscal year on, from its opening to the closing of its books, their events, and the
 * guard that holds what any act would write against the years. Where a year stands is asked of {@code fiscalyear}.
 */
@NullMarked
package fr.quitus.domain.yearend;

import org.jspecify.annotations.NullMarked;
