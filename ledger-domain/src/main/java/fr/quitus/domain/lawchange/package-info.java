/**
 * Changement d'un paramètre de droit : the act, its event and its rules. What the law says on a date is asked of
 * {@code law}; what rules do with it is theirs.
 */
@NullMarked
package fr.quitus.domain.lawchange;

import org.jspecify.annotations.NullMarked;
