/**
 * Receipts (attestations de dépôt): what proves to anyone, offline, that an act was deposited and when. As signed text,
 * JSON and one page of PDF. They say nothing of what was decided.
 */
@NullMarked
package fr.quitus.frontdesk.receipt;

import org.jspecify.annotations.NullMarked;
