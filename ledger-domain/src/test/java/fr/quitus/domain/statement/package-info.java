/** Tests of published statements. */
@NullMarked
package fr.quitus.domain.statement;

import org.jspecify.annotations.NullMarked;
