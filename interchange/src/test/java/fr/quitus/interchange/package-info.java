/** Files of the tests, made here or read from the samples beside the clone. No sample is kept in the project. */
@NullMarked
package fr.quitus.interchange;

import org.jspecify.annotations.NullMarked;
