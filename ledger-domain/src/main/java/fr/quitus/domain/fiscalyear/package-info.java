/**
 * Exercices : where each fiscal year stands, and what that forbids. Values and refusals only: the acts that move a year
 * on are in {@code yearend}, and what an act would write is held against its years there.
 */
@NullMarked
package fr.quitus.domain.fiscalyear;

import org.jspecify.annotations.NullMarked;
