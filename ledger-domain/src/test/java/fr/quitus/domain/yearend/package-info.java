/** Tests of this package's acts. */
@NullMarked
package fr.quitus.domain.yearend;

import org.jspecify.annotations.NullMarked;
