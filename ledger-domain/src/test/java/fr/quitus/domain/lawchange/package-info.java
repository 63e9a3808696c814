/** Tests of the law's parameters. */
@NullMarked
package fr.quitus.domain.lawchange;

import org.jspecify.annotations.NullMarked;
