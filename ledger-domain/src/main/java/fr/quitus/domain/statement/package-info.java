/**
 * États financiers publiés : what was shown of the books, when, and the hash of its bytes.
 * It holds no figure: figures are read again from the books, at the position the event names.
 */
@NullMarked
package fr.quitus.domain.statement;

import org.jspecify.annotations.NullMarked;
