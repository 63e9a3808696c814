/** Who gets a place, on a clock of the tests. */
@NullMarked
package fr.quitus.api.admission;

import org.jspecify.annotations.NullMarked;
