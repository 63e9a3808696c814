/** Tests of this package's acts. */
@NullMarked
package fr.quitus.domain.directpayment;

import org.jspecify.annotations.NullMarked;
