/** Tests of this package's acts. */
@NullMarked
package fr.quitus.domain.ledgerentry;

import org.jspecify.annotations.NullMarked;
