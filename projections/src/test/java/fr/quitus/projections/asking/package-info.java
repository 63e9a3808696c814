/**
 * Tests of the questions as HTTP: every endpoint, every refusal, on a real database.
 * Who may be a reader is the application's matter.
 */
@NullMarked
package fr.quitus.projections.asking;

import org.jspecify.annotations.NullMarked;
