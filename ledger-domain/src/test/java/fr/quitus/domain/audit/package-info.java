/** Tests of audit findings. */
@NullMarked
package fr.quitus.domain.audit;

import org.jspecify.annotations.NullMarked;
