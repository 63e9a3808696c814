/**
 * What the tests of views share: a log in memory, databases of their own, and a year's history of events.
 * No view is tested here.
 */
@NullMarked
package fr.quitus.projections;

import org.jspecify.annotations.NullMarked;
