/** Tests of the cash desk; they hold no fixture of their own. */
@NullMarked
package fr.quitus.domain.cashdesk;

import org.jspecify.annotations.NullMarked;
