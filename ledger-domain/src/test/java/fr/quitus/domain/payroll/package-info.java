/** Tests of this package's acts. */
@NullMarked
package fr.quitus.domain.payroll;

import org.jspecify.annotations.NullMarked;
